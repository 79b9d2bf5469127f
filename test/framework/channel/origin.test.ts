import { describe, expect, it } from 'vitest'
import { isOriginAllowed, parseOrigins } from '../../../framework/src/channel/origin.ts'

describe('isOriginAllowed', () => {
  it.each([
    ['http://shop.test', 'shop.test', true],
    ['https://shop.test', 'shop.test', true],
    ['https://shop.test', 'shop.test:443', true],
    ['http://shop.test:4000', 'shop.test:4000', true],
    ['http://SHOP.test', 'shop.test', true],
    ['http://shop.test:4001', 'shop.test:4000', false],
    ['http://evil.test', 'shop.test', false],
    ['http://shop.test.evil.test', 'shop.test', false],
    ['null', 'shop.test', false],
    ['', 'shop.test', false],
    ['file://shop.test', 'shop.test', false],
    ['http://shop.test', '', false],
  ])('[PHX-082] holds the origin %j against the host %j: %j', (origin, host, isAllowed) => {
    expect(isOriginAllowed(origin, host, [])).toBe(isAllowed)
  })

  it('lets native clients pass, which send no origin', () => {
    expect(isOriginAllowed(undefined, 'shop.test', [])).toBe(true)
  })

  it.each([
    ['https://www.other.test', true],
    ['https://other.test', false],
    ['http://local.test:8080', true],
    ['http://local.test', false],
    ['https://secure.test', true],
    ['http://secure.test', false],
  ])('lets %j of the configured list pass: %j', (origin, isAllowed) => {
    const allowed = parseOrigins(['*.other.test', 'local.test:8080', 'https://secure.test'])

    expect(isOriginAllowed(origin, 'shop.test', allowed)).toBe(isAllowed)
  })
})

describe('parseOrigins', () => {
  it.each(['', 'shop.test/path', 'a*b.test', 'ftp://shop.test'])('refuses %j', (origin) => {
    expect(() => parseOrigins([origin])).toThrow(
      expect.objectContaining({ code: 'CHANNEL_BAD_ORIGIN', details: { origin } }),
    )
  })
})
