import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RestartIntensity } from '../../../../framework/src/otp/supervisor/intensity.ts'

describe('RestartIntensity', () => {
  it('allows as many attempts as fit into its time, for any moments', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 })), (pausesMs) => {
        const intensity = new RestartIntensity(3, 5_000)
        const momentsMs: number[] = []
        let nowMs = 0
        for (const pauseMs of pausesMs) {
          nowMs += pauseMs
          momentsMs.push(nowMs)
          const recent = momentsMs.filter((atMs) => nowMs - atMs < 5_000).length
          expect(intensity.allow(nowMs)).toBe(recent <= 3)
        }
      }),
    )
  })
})
