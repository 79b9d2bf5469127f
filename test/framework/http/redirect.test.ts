import { describe, expect, it } from 'vitest'
import { isLocalPath, toLocation } from '../../../framework/src/http/redirect.ts'

const OPEN_REDIRECTS = [
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  '\\\\evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '/\r\n/evil.test',
  '\t//evil.test',
  '/\u0000/evil.test',
  '/\u007f/evil.test',
  'https://evil.test',
  'javascript:alert(1)',
  'evil.test',
  '',
]

describe('toLocation', () => {
  it.each(OPEN_REDIRECTS)('refuses %j as a path of the application', (path) => {
    expect(() => toLocation(path)).toThrow('HTTP_BAD_REDIRECT')
    expect(isLocalPath(path)).toBe(false)
  })

  it('passes paths through, encoding what a header cannot carry', () => {
    expect(toLocation('/rooms/7?a=b%20c#d')).toBe('/rooms/7?a=b%20c#d')
    expect(toLocation('/räume/ä b')).toBe('/r%C3%A4ume/%C3%A4%20b')
    expect(isLocalPath('/')).toBe(true)
  })

  it('leads outside only when that is said, and by known schemes', () => {
    expect(toLocation({ external: 'https://other.test/x y' })).toBe('https://other.test/x%20y')
    expect(toLocation({ external: 'mailto:ada@example.com' })).toBe('mailto:ada@example.com')
    expect(() => toLocation({ external: 'javascript:alert(1)' })).toThrow('HTTP_BAD_REDIRECT')
    expect(() => toLocation({ external: 'data:text/html,x' })).toThrow('HTTP_BAD_REDIRECT')
    expect(() => toLocation({ external: '/rooms' })).toThrow('HTTP_BAD_REDIRECT')
    expect(() => toLocation({ external: 'java\nscript:alert(1)' })).toThrow('HTTP_BAD_REDIRECT')
  })
})
