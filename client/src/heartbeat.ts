import type { Clock } from '../../framework/src/core/index.ts'

/** Beats while a connection is open. */
export interface Heartbeat {
  /** The server answered the beat with this ref. */
  answered(ref: string): void
  stop(): void
}

/**
 * Sends a beat every so often, the first one after a full interval, and tells when an answer does not come in time.
 *
 * @param beat.send Sends a beat and returns its ref.
 * @param beat.onTimeout Called once when a beat was not answered within another interval.
 */
export function startHeartbeat(
  clock: Clock,
  everyMs: number,
  beat: { readonly send: () => string; readonly onTimeout: () => void },
): Heartbeat {
  let pending: string | undefined
  let cancel = clock.setTimer(everyMs, sendBeat)
  function sendBeat(): void {
    pending = beat.send()
    cancel = clock.setTimer(everyMs, beat.onTimeout)
  }
  return {
    answered(ref) {
      if (ref !== pending) return
      pending = undefined
      cancel()
      cancel = clock.setTimer(everyMs, sendBeat)
    },
    stop: () => cancel(),
  }
}
