import { describe, expect, it } from 'vitest'
import { createRate, spend, waitMs } from '../../../framework/src/channel/rate-limit.ts'

describe('rate limit', () => {
  it('lets a burst pass at once', () => {
    const rate = createRate(10, 3)
    const afterTwo = spend(rate, spend(rate, 0, 1_000), 1_000)

    expect(waitMs(rate, afterTwo, 1_000)).toBe(0)
  })

  it('makes what comes after a burst wait for its interval', () => {
    const rate = createRate(10, 3)
    const afterThree = spend(rate, spend(rate, spend(rate, 0, 1_000), 1_000), 1_000)

    expect(waitMs(rate, afterThree, 1_000)).toBe(100)
    expect(waitMs(rate, afterThree, 1_100)).toBe(0)
  })

  it('gives the whole burst back after silence', () => {
    const rate = createRate(10, 3)
    const spent = spend(rate, spend(rate, spend(rate, 0, 0), 0), 0)
    const later = spend(rate, spend(rate, spent, 10_000), 10_000)

    expect(waitMs(rate, later, 10_000)).toBe(0)
  })
})
