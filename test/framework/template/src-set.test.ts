import { describe, expect, it } from 'vitest'
import { srcSet } from '../../../framework/src/template/index.ts'
import { templateChecks } from '../../../framework/src/template/internal.ts'

describe('srcSet', () => {
  it('keeps a URL from ending its candidate', () => {
    expect(srcSet([{ url: ' /a b.png,', density: 1.5 }]).toString()).toBe('/a%20b.png%2C 1.5x')
  })

  it('blocks a URL that is no image', () => {
    const candidates = [{ url: 'javascript:x', width: 1 }]
    const restore = templateChecks(false)

    expect(srcSet(candidates).toString()).toBe('#blocked 1w')
    restore()
    expect(() => srcSet(candidates)).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_UNSAFE_URL' }),
    )
  })

  it.each([
    { url: '/a', width: 0 },
    { url: '/a', width: 1.5 },
    { url: '/a', density: Number.NaN },
    { url: '/a', width: 1, density: 1 },
    { url: 1 as never },
  ])('refuses %j', (candidate) => {
    expect(() => srcSet([candidate])).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_BAD_SRCSET' }),
    )
  })
})
