/** Cookies by their names: reading one out of a header, writing one into another. */
import { httpErrors } from './errors.ts'

/** How long a cookie is kept, and who sees it. */
export interface CookieOptions {
  /** How long the browser keeps it; without it, until the browser is closed. */
  readonly maxAgeSeconds?: number
  readonly path?: string
  readonly domain?: string
  /** Default: true; a cookie that scripts of the page must read says `false`. */
  readonly httpOnly?: boolean
  readonly secure?: boolean
  /** Default: `'Lax'`. */
  readonly sameSite?: 'Lax' | 'Strict' | 'None'
}

/** The value of one cookie; the first wins when a name stands twice. No other one is decoded. */
export function findCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined
  let from = 0
  while (from <= header.length) {
    const at = header.indexOf(name, from)
    if (at < 0) return undefined
    const end = at + name.length
    if (header[end] === '=' && startsCookie(header, at)) {
      const stop = header.indexOf(';', end)
      return decodeValue(header.slice(end + 1, stop < 0 ? undefined : stop).trim())
    }
    from = end
  }
  return undefined
}

function startsCookie(header: string, at: number): boolean {
  return at === 0 || header[at - 1] === ' ' || header[at - 1] === ';'
}

function decodeValue(text: string): string {
  const value = text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text
  if (!value.includes('%')) return value
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

const COOKIE_NAME = /^[\w!#$%&'*+\-.^`|~]+$/
const PLAIN_VALUE = /^[\w.-]*$/
const ATTRIBUTE = /^[^;\s]*$/
const MAX_COOKIE_BYTES = 4_096

/**
 * The text of a `Set-Cookie` header.
 *
 * @throws {AnkaError} `HTTP_COOKIE_TOO_BIG` when a browser would drop it.
 */
export function encodeCookie(name: string, value: string, options: CookieOptions = {}): string {
  assertPlain('the cookie name', name, COOKIE_NAME)
  let text = `${name}=${PLAIN_VALUE.test(value) ? value : encodeURIComponent(value)}`
  if (text.length > MAX_COOKIE_BYTES) {
    throw httpErrors.HTTP_COOKIE_TOO_BIG({ cookie: name, bytes: text.length })
  }
  text += `; Path=${assertPlain('the cookie path', options.path ?? '/', ATTRIBUTE)}`
  if (options.domain !== undefined) {
    text += `; Domain=${assertPlain('the cookie domain', options.domain, ATTRIBUTE)}`
  }
  if (options.maxAgeSeconds !== undefined) text += `; Max-Age=${Math.trunc(options.maxAgeSeconds)}`
  if (options.httpOnly !== false) text += '; HttpOnly'
  if (options.secure === true) text += '; Secure'
  return `${text}; SameSite=${options.sameSite ?? 'Lax'}`
}

function assertPlain(what: string, text: string, pattern: RegExp): string {
  if (!pattern.test(text)) throw httpErrors.HTTP_BAD_HEADER({ what, got: text })
  return text
}
