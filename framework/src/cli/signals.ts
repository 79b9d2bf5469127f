/** How a server that the command started ends when the process is told to. */
import { type Clock, systemClock } from '../core/index.ts'
import { fail } from './fail.ts'

/** A second signal this long after the first is a wish to end at once; a Ctrl-C reaches a process twice at the same time. */
const IMPATIENT_AFTER_MS = 1_000
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

/** Stops a server on SIGINT and SIGTERM, and exits with code 0 when it has; a second signal exits at once. */
export function stopOnSignals(stop: () => Promise<void>, clock: Clock = systemClock): void {
  let askedAtMs: number | undefined
  const asked = (signal: keyof typeof EXIT_CODES) => {
    const nowMs = clock.monotonicMs()
    if (askedAtMs === undefined) {
      askedAtMs = nowMs
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          fail(error)
          process.exit()
        },
      )
    } else if (nowMs - askedAtMs >= IMPATIENT_AFTER_MS) process.exit(EXIT_CODES[signal])
  }
  process.on('SIGINT', asked)
  process.on('SIGTERM', asked)
}
