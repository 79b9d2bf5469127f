import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../../framework/src/core/clock.ts'
import {
  cancelDeadline,
  Deadline,
  otpClock,
  startDeadline,
  useClock,
} from '../../../../framework/src/otp/process/deadlines.ts'

class Noted extends Deadline {
  rungMs: number | undefined
  expired(): void {
    this.rungMs = otpClock().monotonicMs()
  }
}

function withClock(run: (clock: FakeClock) => void): void {
  const clock = new FakeClock()
  const restore = useClock(clock)
  try {
    run(clock)
  } finally {
    restore()
  }
}

describe('deadlines', () => {
  it('ring at their own moment, but for those that were cancelled, for any of them', () => {
    const step = fc.record({
      ms: fc.integer({ min: 0, max: 20 }),
      waitMs: fc.integer({ min: 0, max: 10 }),
      isCancelled: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        withClock((clock) => {
          const all = steps.map(({ ms, waitMs, isCancelled }) => {
            const deadline = new Noted()
            startDeadline(deadline, ms)
            const dueMs = clock.monotonicMs() + ms
            if (isCancelled) cancelDeadline(deadline)
            clock.advance(waitMs)
            return { deadline, dueMs: isCancelled ? undefined : dueMs }
          })
          clock.advance(100)

          expect(all.map(({ deadline }) => deadline.rungMs)).toEqual(all.map(({ dueMs }) => dueMs))
          expect(clock.timerCount).toBe(0)
        })
      }),
    )
  })

  it('say how much time was left when they are cancelled', () => {
    withClock((clock) => {
      const deadline = new Noted()
      startDeadline(deadline, 50)
      clock.advance(20)

      expect([cancelDeadline(deadline), cancelDeadline(deadline)]).toEqual([30, undefined])
    })
  })
})
