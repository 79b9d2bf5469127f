/**
 * How often a supervisor may restart before it gives up.
 */

/** Counts restarts within a time that moves along. */
export class RestartIntensity {
  readonly #maxRestarts: number
  readonly #withinMs: number
  #attemptsMs: number[] = []

  /** @param withinMs Length of the time in which restarts are counted. */
  constructor(maxRestarts: number, withinMs: number) {
    this.#maxRestarts = maxRestarts
    this.#withinMs = withinMs
  }

  /** Counts an attempt; `false` when it is one too many. */
  allow(nowMs: number): boolean {
    this.#attemptsMs.push(nowMs)
    this.#attemptsMs = this.#attemptsMs.filter((atMs) => nowMs - atMs < this.#withinMs)
    return this.#attemptsMs.length <= this.#maxRestarts
  }
}
