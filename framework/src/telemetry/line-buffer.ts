/**
 * Gathers log lines, so that many of them cost one write to the operating system.
 *
 * A line waits for a moment at most. Whoever ends the process, or writes something grave, flushes first.
 */
import type { Clock } from '../core/index.ts'

/** Longest that a line waits. */
const DELAY_MS = 50
/** More than this is written at once. */
const MOST_CHARS = 16_384

export class LineBuffer {
  readonly #write: (lines: string) => void
  readonly #clock: Clock
  #lines = ''
  #cancelTimer: (() => void) | undefined

  constructor(write: (lines: string) => void, clock: Clock) {
    this.#write = write
    this.#clock = clock
  }

  add(line: string): void {
    this.#lines += line
    if (this.#lines.length > MOST_CHARS) this.flush()
    else this.#cancelTimer ??= this.#clock.setTimer(DELAY_MS, () => this.flush())
  }

  /** Writes what waits. */
  flush(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    const lines = this.#lines
    this.#lines = ''
    if (lines !== '') this.#write(lines)
  }
}
