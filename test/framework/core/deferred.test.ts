import { describe, expect, it } from 'vitest'
import { createDeferred } from '../../../framework/src/core/deferred.ts'

describe('createDeferred', () => {
  it('resolves from outside', async () => {
    const deferred = createDeferred<number>()

    deferred.resolve(3)

    expect(await deferred.promise).toBe(3)
  })

  it('rejects from outside', async () => {
    const deferred = createDeferred<number>()

    deferred.reject(new TypeError('no'))

    await expect(deferred.promise).rejects.toThrow('no')
  })
})
