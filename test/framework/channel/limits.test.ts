import { describe, expect, it } from 'vitest'
import { defaultSocketLimits } from '../../../framework/src/channel/limits.ts'

describe('defaultSocketLimits', () => {
  it('has the documented values', () => {
    expect(defaultSocketLimits).toEqual({
      maxFrameBytes: 1_048_576,
      maxChannels: 100,
      eventsPerSecond: 200,
      eventBurst: 400,
      joinsPerSecond: 20,
      joinBurst: 100,
      badFramesPerMinute: 10,
      idleMs: 60_000,
      highWaterBytes: 262_144,
    })
  })
})
