/**
 * How long something must wait so that a rate holds, as one number of state.
 *
 * The number is the time at which the allowance of the rate would be whole again (the generic cell rate algorithm): a
 * connection keeps two of them and no timer.
 */

export interface Rate {
  readonly intervalMs: number
  readonly toleranceMs: number
}

export function createRate(perSecond: number, burst: number): Rate {
  const intervalMs = 1_000 / perSecond
  return { intervalMs, toleranceMs: intervalMs * burst }
}

/** The state after one more. */
export function spend(rate: Rate, wholeAtMs: number, nowMs: number): number {
  return Math.max(wholeAtMs, nowMs) + rate.intervalMs
}

/** Milliseconds until one more is within the rate; 0: now. */
export function waitMs(rate: Rate, wholeAtMs: number, nowMs: number): number {
  return Math.max(0, wholeAtMs + rate.intervalMs - rate.toleranceMs - nowMs)
}
