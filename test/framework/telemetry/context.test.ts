import { describe, expect, it } from 'vitest'
import { currentContext, runInContext, runWith } from '../../../framework/src/telemetry/context.ts'

const context = { parent: undefined, logFields: undefined }

describe('runInContext', () => {
  it('holds over awaits', async () => {
    const seen = await runInContext(context, async () => {
      await Promise.resolve()
      return currentContext()
    })

    expect(seen).toBe(context)
  })

  it('ends with the function', () => {
    runInContext(context, () => {})

    expect(currentContext()).toBeUndefined()
  })

  it('lets an inner one take its place', () => {
    const inner = { parent: context, logFields: undefined }

    const seen = runInContext(context, () => [
      runInContext(inner, currentContext),
      currentContext(),
    ])

    expect(seen).toEqual([inner, context])
  })
})

describe('runWith', () => {
  it('passes arguments on', () => {
    const add = (a: number, b: number) => [a + b, currentContext()]

    expect(runWith(context, add, 1, 2)).toEqual([3, context])
  })
})
