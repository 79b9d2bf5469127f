/**
 * Which pages may open a socket here: those whose origin has our own host and port, or those of a configured list.
 *
 * A browser sends cookies along with any WebSocket, and the same-origin policy does not hold for them; it cannot be
 * made to lie about `Origin`.
 */
import { channelErrors } from './errors.ts'

export interface AllowedOrigin {
  readonly protocol: string
  readonly host: string
  /** `host` is a suffix that begins with a dot. */
  readonly isSuffix: boolean
}

/** Reads a list such as `['https://shop.test', 'https://*.shop.test:8443']`. */
export function parseOrigins(origins: readonly string[]): readonly AllowedOrigin[] {
  return origins.map((origin) => {
    const isSuffix = origin.includes('://*.')
    const url = parseOrigin(isSuffix ? origin.replace('://*.', '://') : origin)
    if (url?.pathname !== '/') throw channelErrors.CHANNEL_BAD_ORIGIN({ origin })
    return { protocol: url.protocol, host: isSuffix ? `.${url.host}` : url.host, isSuffix }
  })
}

/**
 * Whether a page of that origin may connect. An absent origin passes: native clients send none, and the CSRF token is
 * what they lack; `null`, which sandboxed frames send, does not.
 */
export function isOriginAllowed(
  origin: string | undefined,
  host: string,
  allowed: readonly AllowedOrigin[] | undefined,
): boolean {
  if (origin === undefined) return true
  const url = parseOrigin(origin)
  if (!url) return false
  if (!allowed) return url.host === parseOrigin(`${url.protocol}//${host}`)?.host
  return allowed.some((one) => fits(url, one))
}

function fits(url: URL, allowed: AllowedOrigin): boolean {
  if (url.protocol !== allowed.protocol) return false
  return allowed.isSuffix ? url.host.endsWith(allowed.host) : url.host === allowed.host
}

function parseOrigin(origin: string): URL | undefined {
  if (!URL.canParse(origin)) return undefined
  const url = new URL(origin)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined
}
