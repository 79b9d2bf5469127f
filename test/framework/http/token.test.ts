import { describe, expect, it } from 'vitest'
import {
  decryptToken,
  encryptToken,
  signToken,
  verifyToken,
} from '../../../framework/src/http/token.ts'

const key = { secret: 'x'.repeat(32), salt: 'user socket' }
const DAY_MS = 86_400_000

describe('signToken and verifyToken', () => {
  it('accepts a token for a day, under the salt that it was signed with', () => {
    const token = signToken({ user: 42 }, { ...key, nowMs: 1_000 })
    const at = (nowMs: number, salt = key.salt) => verifyToken(token, { ...key, salt, nowMs })

    expect(at(1_000 + DAY_MS)).toEqual({ ok: true, value: { user: 42 } })
    expect(at(1_001 + DAY_MS)).toEqual({ ok: false, reason: 'expired' })
    expect(at(2_000, 'password reset')).toEqual({ ok: false, reason: 'invalid' })
    expect(verifyToken(undefined, key)).toEqual({ ok: false, reason: 'missing' })
  })

  it('refuses a token whose clock runs more than a minute ahead', () => {
    const token = signToken(1, { ...key, nowMs: 100_000 })

    expect(verifyToken(token, { ...key, nowMs: 41_000 }).ok).toBe(true)
    expect(verifyToken(token, { ...key, nowMs: 39_000 })).toEqual({ ok: false, reason: 'invalid' })
  })

  it('refuses a token when any of its characters is changed', () => {
    const token = signToken('value', { ...key, nowMs: 1_000 })

    for (let i = 0; i < token.length; i++) {
      const other = token[i] === 'A' ? 'B' : 'A'
      const changed = token.slice(0, i) + other + token.slice(i + 1)
      // The last letter of a MAC carries bits that decode to nothing; text is compared, so it counts.
      expect(verifyToken(changed, { ...key, nowMs: 1_000 }).ok).toBe(false)
    }
  })

  it.each([[null], [''], [7], [{}], ['.'], ['a.b'], ['x'.repeat(100)], ['é'.repeat(60)]])(
    'answers %j with a reason',
    (token) => {
      expect(verifyToken(token, key).ok).toBe(false)
    },
  )

  it('refuses to sign with a short secret, and offers a fresh one', () => {
    const sign = () => signToken(1, { secret: 'short', salt: 'a' })

    expect(sign).toThrow('HTTP_SECRET_TOO_SHORT  the secret has 5 bytes, too few to sign with')
    expect(sign).toThrow(/APP_SECRET=[\w-]{43}/)
  })
})

describe('encryptToken and decryptToken', () => {
  it('hide the value, and differ each time', () => {
    const token = encryptToken('the draft', { ...key, nowMs: 1_000 })

    expect(Buffer.from(token, 'base64url').toString()).not.toContain('draft')
    expect(encryptToken('the draft', { ...key, nowMs: 1_000 })).not.toBe(token)
    expect(decryptToken(token, { ...key, nowMs: 2_000 })).toEqual({ ok: true, value: 'the draft' })
  })

  it('refuse what was changed, is too old, or was meant for something else', () => {
    const token = encryptToken(1, { ...key, nowMs: 1_000 })
    const changed = Buffer.from(token, 'base64url')
    changed[20] = (changed[20] ?? 0) ^ 1

    expect(decryptToken(changed.toString('base64url'), { ...key, nowMs: 1_000 }).ok).toBe(false)
    expect(decryptToken(token, { ...key, nowMs: 1_001 + DAY_MS })).toEqual({
      ok: false,
      reason: 'expired',
    })
    expect(decryptToken(token, { ...key, salt: 'other' }).ok).toBe(false)
    expect(decryptToken(signToken(1, key), key).ok).toBe(false)
    for (const garbage of [null, '', 7, 'a', 'x'.repeat(100)]) {
      expect(decryptToken(garbage, key).ok).toBe(false)
    }
  })
})
