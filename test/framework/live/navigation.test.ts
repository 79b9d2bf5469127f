import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { navigationTo, redirectTo } from '../../../framework/src/live/navigation.ts'

const code = (run: () => unknown): unknown => {
  try {
    run()
    return undefined
  } catch (error) {
    return (error as { code?: unknown }).code
  }
}

describe('navigationTo', () => {
  it('says how the history changes', () => {
    expect(navigationTo('patch', '/a?b=1', { replace: true })).toMatchObject({
      mode: 'patch',
      to: '/a?b=1',
      kind: 'replace',
    })
    expect(navigationTo('navigate', '/a').kind).toBe('push')
  })

  it.each([
    '//evil.test',
    '/\\evil.test',
    'https://evil.test',
    'javascript:alert(1)',
    'a',
    '',
    '/a\n',
    '/\t/evil.test',
  ])('refuses %j', (to) => {
    expect(code(() => navigationTo('redirect', to))).toBe('LIVE_BAD_PATH')
  })

  it('[LV-093] never leaves the site, whatever the text', () => {
    const text = fc.string({ unit: 'binary-ascii', maxLength: 8 }).map((rest) => `/${rest}`)

    fc.assert(
      fc.property(text, (to) => {
        if (code(() => navigationTo('redirect', to)) !== undefined) return true
        return new URL(to, 'http://shop.test').host === 'shop.test'
      }),
    )
  })
})

describe('redirectTo', () => {
  it('leaves the site when that is said', () => {
    expect(redirectTo({ external: 'https://other.test/' })).toMatchObject({
      mode: 'redirect',
      to: 'https://other.test/',
    })
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', '/local', 'https://a\nb'])(
    'refuses the address %j',
    (external) => {
      expect(code(() => redirectTo({ external }))).toBe('HTTP_BAD_REDIRECT')
    },
  )
})
