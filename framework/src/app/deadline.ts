/** Waiting that ends: what does not come in time is left behind. */
import type { Clock } from '../core/index.ts'

/** Waits for the work or for the time to pass, whichever is first; tells whether the work ended. */
export async function within(clock: Clock, ms: number, work: Promise<unknown>): Promise<boolean> {
  let cancel: (() => void) | undefined
  const late = new Promise<false>((resolve) => {
    cancel = clock.setTimer(Math.max(0, ms), () => resolve(false))
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    cancel?.()
  }
}
