import { describe, expect, it } from 'vitest'
import { encodeCookie, findCookie } from '../../../framework/src/http/cookies.ts'

describe('findCookie', () => {
  it('finds a value among others', () => {
    expect(findCookie('a=1; ab=2; b=3', 'ab')).toBe('2')
    expect(findCookie('a=1;b=2', 'b')).toBe('2')
    expect(findCookie('b="quoted value"', 'b')).toBe('quoted value')
  })

  it('takes a name for a name only where a cookie starts', () => {
    expect(findCookie('xb=1; c=b=2', 'b')).toBeUndefined()
    expect(findCookie('xb=1; b=2', 'b')).toBe('2')
    expect(findCookie('bb=1; b=2', 'b')).toBe('2')
  })

  it('decodes percent-encoding, and keeps what is none', () => {
    expect(findCookie('a=%20x', 'a')).toBe(' x')
    expect(findCookie('a=%zz', 'a')).toBe('%zz')
    expect(findCookie(undefined, 'a')).toBeUndefined()
  })
})

describe('encodeCookie', () => {
  it('is out of reach of scripts and of other sites by default', () => {
    expect(encodeCookie('a', 'b c')).toBe('a=b%20c; Path=/; HttpOnly; SameSite=Lax')
    expect(
      encodeCookie('a', 'b', {
        maxAgeSeconds: 60,
        secure: true,
        httpOnly: false,
        sameSite: 'Strict',
        domain: 'shop.test',
        path: '/x',
      }),
    ).toBe('a=b; Path=/x; Domain=shop.test; Max-Age=60; Secure; SameSite=Strict')
  })

  it('refuses what a browser would drop', () => {
    expect(() => encodeCookie('a', 'x'.repeat(4_096))).toThrow('HTTP_COOKIE_TOO_BIG')
  })

  it('refuses text that would add attributes or headers', () => {
    expect(() => encodeCookie('a b', 'x')).toThrow('HTTP_BAD_HEADER')
    expect(() => encodeCookie('a', 'x', { path: '/; Domain=evil' })).toThrow('HTTP_BAD_HEADER')
    expect(encodeCookie('a', 'x\r\ny;z')).toContain('a=x%0D%0Ay%3Bz;')
  })
})
