import { describe, expect, it } from 'vitest'
import { currentProcess } from '../../../../framework/src/otp/internal.ts'
import { currentContext, runInContext } from '../../../../framework/src/telemetry/internal.ts'
import { runIn, startRecorder } from '../recorder.ts'

describe('currentProcess', () => {
  it('is found through contexts that the process has opened', () => {
    const own = startRecorder()

    const found = runIn(own, () =>
      runInContext({ parent: currentContext(), logFields: undefined }, currentProcess),
    )

    expect(found).toBe(own)
  })

  it('is missing in a context of nobody', () => {
    expect(
      runInContext({ parent: undefined, logFields: undefined }, currentProcess),
    ).toBeUndefined()
  })
})
