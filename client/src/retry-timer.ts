import type { Clock } from '../../framework/src/core/index.ts'

/** Tries again and again, each time after the next delay, until it is reset. */
export interface RetryTimer {
  /** How often it was scheduled since the last reset. */
  readonly tries: number
  /** Runs once after the delay for the next try; a pending run is replaced. */
  schedule(): void
  /** Cancels the pending run and starts again at the first delay. */
  reset(): void
}

/**
 * Makes a timer whose delays grow with its tries.
 *
 * @param delayMs The delay before a try, counted from 1.
 *
 * @example
 * const atOnce = (_ms: number, run: () => void) => (run(), () => {})
 * const clock = { nowMs: () => 0, monotonicMs: () => 0, setTimer: atOnce }
 * const timer = createRetryTimer(clock, () => {}, (tries) => tries * 10)
 * timer.schedule()
 * timer.tries // => 1
 */
export function createRetryTimer(
  clock: Clock,
  run: () => void,
  delayMs: (tries: number) => number,
): RetryTimer {
  let tries = 0
  let cancel: () => void = () => {}
  return {
    get tries() {
      return tries
    },
    schedule() {
      cancel()
      cancel = clock.setTimer(delayMs(tries + 1), () => {
        tries++
        run()
      })
    },
    reset() {
      cancel()
      tries = 0
    },
  }
}

const RECONNECT_MS = [10, 50, 100, 150, 200, 250, 500, 1_000, 2_000]
const REJOIN_MS = [1_000, 2_000, 5_000]

/**
 * How long a socket waits before it connects again.
 *
 * @example
 * reconnectDelayMs(1) // => 10
 * reconnectDelayMs(10) // => 5000
 */
export function reconnectDelayMs(tries: number): number {
  return RECONNECT_MS[tries - 1] ?? 5_000
}

/**
 * How long a channel waits before it joins again.
 *
 * @example
 * rejoinDelayMs(3) // => 5000
 * rejoinDelayMs(4) // => 10000
 */
export function rejoinDelayMs(tries: number): number {
  return REJOIN_MS[tries - 1] ?? 10_000
}
