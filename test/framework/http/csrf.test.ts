import { describe, expect, it } from 'vitest'
import { checkCsrf, createCsrfSecret, maskCsrf } from '../../../framework/src/http/csrf.ts'

describe('csrf', () => {
  it('masks the secret anew each time, and every mask holds', () => {
    const secret = createCsrfSecret()
    const first = maskCsrf(secret)
    const second = maskCsrf(secret)

    expect(first).not.toBe(second)
    expect(first).not.toContain(secret)
    expect(checkCsrf(secret, first)).toBe(true)
    expect(checkCsrf(secret, second)).toBe(true)
  })

  it('refuses the token of another secret', () => {
    expect(checkCsrf(createCsrfSecret(), maskCsrf(createCsrfSecret()))).toBe(false)
  })

  it.each([[undefined], [''], [7], ['a'.repeat(47)], ['!'.repeat(48)], ['é'.repeat(48)]])(
    'refuses %j',
    (token) => {
      expect(checkCsrf(createCsrfSecret(), token)).toBe(false)
    },
  )

  it('refuses any token when the session has no secret', () => {
    expect(checkCsrf(undefined, maskCsrf(createCsrfSecret()))).toBe(false)
    expect(checkCsrf('', '')).toBe(false)
  })
})
