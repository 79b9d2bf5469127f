/**
 * Time as an argument: the system's clock, and one that tests move by hand.
 */

// Longer delays overflow the platform's timer and would fire at once.
const LONGEST_TIMER_MS = 2_147_483_647

/** Where time and timers come from. */
export interface Clock {
  /** Milliseconds since 1970; may jump when the machine's clock is set. */
  nowMs(): number
  /** Milliseconds since some moment; never runs backwards. */
  monotonicMs(): number
  /** Runs a function once after so many milliseconds; returns how to cancel. */
  setTimer(ms: number, run: () => void): () => void
}

/**
 * The clock of the machine.
 *
 * @example
 * systemClock.monotonicMs() <= systemClock.monotonicMs() // => true
 */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  setTimer(ms, run) {
    if (ms > LONGEST_TIMER_MS) return setLongTimer(ms, run)
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

function setLongTimer(ms: number, run: () => void): () => void {
  let cancel = systemClock.setTimer(LONGEST_TIMER_MS, () => {
    cancel = systemClock.setTimer(ms - LONGEST_TIMER_MS, run)
  })
  return () => cancel()
}

interface FakeTimer {
  readonly dueMs: number
  readonly run: () => void
}

/**
 * A clock that stands still until a test moves it.
 *
 * @example
 * const clock = new FakeClock(1_000)
 * const rung: number[] = []
 * clock.setTimer(50, () => rung.push(clock.nowMs()))
 * clock.advance(49)
 * rung.length // => 0
 * clock.advance(1)
 * rung // => [1050]
 */
export class FakeClock implements Clock {
  readonly #startMs: number
  #elapsedMs = 0
  #timers: FakeTimer[] = []

  constructor(startMs = 0) {
    this.#startMs = startMs
  }

  nowMs(): number {
    return this.#startMs + this.#elapsedMs
  }

  monotonicMs(): number {
    return this.#elapsedMs
  }

  /** Number of timers that have not run yet. */
  get timerCount(): number {
    return this.#timers.length
  }

  setTimer(ms: number, run: () => void): () => void {
    const timer: FakeTimer = { dueMs: this.#elapsedMs + Math.max(0, ms), run }
    const later = this.#timers.findIndex((other) => other.dueMs > timer.dueMs)
    this.#timers.splice(later === -1 ? this.#timers.length : later, 0, timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** Moves time on and runs what comes due, in order, each at its own moment. */
  advance(ms: number): void {
    const untilMs = this.#elapsedMs + ms
    for (;;) {
      const next = this.#timers[0]
      if (!next || next.dueMs > untilMs) break
      this.#timers.shift()
      this.#elapsedMs = Math.max(this.#elapsedMs, next.dueMs)
      next.run()
    }
    this.#elapsedMs = untilMs
  }
}
