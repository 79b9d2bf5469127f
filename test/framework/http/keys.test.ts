import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../framework/src/core/index.ts'
import { createKeys, createSecret } from '../../../framework/src/http/keys.ts'

describe('createKeys', () => {
  it('verifies what was signed for the same purpose', () => {
    const keys = createKeys(createSecret())
    const token = keys.sign('flash', { info: 'Saved.' })

    expect(keys.verify('flash', token, 1_000)).toEqual({ ok: true, value: { info: 'Saved.' } })
    expect(keys.verify('session', token, 1_000)).toEqual({ ok: false, error: 'invalid' })
  })

  it('lets tokens expire by its clock', () => {
    const clock = new FakeClock(5_000)
    const keys = createKeys(createSecret(), clock)
    const token = keys.sign('flash', 1)
    clock.advance(1_001)

    expect(keys.verify('flash', token, 1_000)).toEqual({ ok: false, error: 'expired' })
  })

  it('does not accept what another secret signed', () => {
    const token = createKeys(createSecret()).sign('flash', 1)

    expect(createKeys(createSecret()).verify('flash', token, 1_000).ok).toBe(false)
  })

  it('refuses a short secret', () => {
    expect(() => createKeys('short')).toThrow('HTTP_SECRET_TOO_SHORT')
  })
})
