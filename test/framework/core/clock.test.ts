import { describe, expect, it } from 'vitest'
import { FakeClock, systemClock } from '../../../framework/src/core/clock.ts'

describe('FakeClock', () => {
  it('runs timers in the order in which they come due', () => {
    const clock = new FakeClock()
    const rung: string[] = []
    clock.setTimer(20, () => rung.push('b'))
    clock.setTimer(10, () => rung.push('a'))
    clock.setTimer(20, () => rung.push('c'))

    clock.advance(20)

    expect(rung).toEqual(['a', 'b', 'c'])
  })

  it('shows each timer its own moment', () => {
    const clock = new FakeClock(1_000)
    const seen: number[] = []
    clock.setTimer(10, () => seen.push(clock.nowMs()))
    clock.setTimer(30, () => seen.push(clock.nowMs()))

    clock.advance(100)

    expect([...seen, clock.nowMs(), clock.monotonicMs()]).toEqual([1_010, 1_030, 1_100, 100])
  })

  it('runs timers that timers have set, if they come due', () => {
    const clock = new FakeClock()
    const rung: string[] = []
    clock.setTimer(10, () => clock.setTimer(5, () => rung.push('inner')))

    clock.advance(15)

    expect(rung).toEqual(['inner'])
  })

  it('forgets cancelled timers', () => {
    const clock = new FakeClock()
    const rung: string[] = []
    const cancel = clock.setTimer(10, () => rung.push('late'))

    cancel()
    clock.advance(10)

    expect([rung, clock.timerCount]).toEqual([[], 0])
  })
})

describe('systemClock', () => {
  it('cancels timers that are longer than the platform can hold', () => {
    const cancel = systemClock.setTimer(2 ** 40, () => {})

    expect(() => cancel()).not.toThrow()
  })

  it('never runs backwards', () => {
    const before = systemClock.monotonicMs()

    expect(systemClock.monotonicMs()).toBeGreaterThanOrEqual(before)
  })
})
