/** Where a redirect may lead: to a path of the application, or outside when that is said. */
import { httpErrors } from './errors.ts'
import { encodeText } from './routes.ts'

/** A path of this application, or an address outside it, said so. */
export type RedirectTarget = string | { readonly external: string }

const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:', 'sms:'])

/**
 * The text of a `Location` header, checked.
 *
 * Browsers read `//host` and `/\host` as another site, and take tabs and line breaks out before
 * they look: a path from a request could otherwise send people anywhere.
 *
 * @throws {AnkaError} `HTTP_BAD_REDIRECT`
 */
export function toLocation(target: RedirectTarget): string {
  return typeof target === 'string' ? localLocation(target) : externalLocation(target.external)
}

/** Whether a text can be redirected to as a path of this application. */
export function isLocalPath(text: string): boolean {
  return problemOf(text) === undefined
}

function localLocation(path: string): string {
  const because = problemOf(path)
  if (because !== undefined) throw httpErrors.HTTP_BAD_REDIRECT({ to: path, because })
  return toAscii(path)
}

function problemOf(path: string): string | undefined {
  if (!path.startsWith('/')) return 'it is not a path of this application'
  if (path.startsWith('//')) return 'a browser would read "//" as another host'
  if (path.includes('\\')) return 'a browser reads a backslash as "/"'
  if (hasControl(path)) return 'it holds control characters'
  return undefined
}

function externalLocation(address: string): string {
  if (hasControl(address)) {
    throw httpErrors.HTTP_BAD_REDIRECT({ to: address, because: 'it holds control characters' })
  }
  if (!URL.canParse(address)) {
    throw httpErrors.HTTP_BAD_REDIRECT({ to: address, because: 'it is not an absolute URL' })
  }
  const url = new URL(address)
  if (!SCHEMES.has(url.protocol)) {
    const because = `the scheme "${url.protocol}" is not one of ${[...SCHEMES].join(' ')}`
    throw httpErrors.HTTP_BAD_REDIRECT({ to: address, because })
  }
  return url.href
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 || code === 0x7f) return true
  }
  return false
}

const BEYOND_ASCII = /[^\x21-\x7e]+/g

/** A header carries ASCII only; what was encoded already stays as it is. */
function toAscii(path: string): string {
  return path.replace(BEYOND_ASCII, encodeText)
}
