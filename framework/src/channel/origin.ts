/**
 * Which pages may open a socket here: those whose origin has the host and port that is asked, or one of a configured
 * list.
 *
 * A browser sends cookies along with any WebSocket, and the same-origin policy does not hold for them; but it cannot
 * be made to lie about `Origin`.
 */
import { channelErrors } from './errors.ts'

export interface AllowedOrigin {
  /** `undefined`: http and https. */
  readonly protocol: string | undefined
  readonly host: string
  /** `host` is a suffix that begins with a dot. */
  readonly isSuffix: boolean
}

const ENTRY = /^(?:(https?:)\/\/)?(\*\.)?([^/*?#@]+)$/

/** Reads a list such as `['shop.test:8443', '*.shop.test', 'https://shop.test']`. */
export function parseOrigins(origins: readonly string[]): readonly AllowedOrigin[] {
  return origins.map((origin) => {
    const [, protocol, star, host] = ENTRY.exec(origin) ?? []
    const url = parseOrigin(`${protocol ?? 'http:'}//${host}`)
    if (host === undefined || !url) throw channelErrors.CHANNEL_BAD_ORIGIN({ origin })
    return { protocol, host: star ? `.${url.host}` : url.host, isSuffix: star !== undefined }
  })
}

/**
 * Whether a page of that origin may connect. An absent origin passes: native clients send none, and are held to the
 * CSRF token; `null`, which sandboxed frames send, does not.
 */
export function isOriginAllowed(
  origin: string | undefined,
  host: string,
  allowed: readonly AllowedOrigin[],
): boolean {
  if (origin === undefined) return true
  // What browsers send is almost always this: no URL has to be parsed.
  if (host !== '' && (origin === `http://${host}` || origin === `https://${host}`)) return true
  const url = parseOrigin(origin)
  if (!url) return false
  if (url.host === parseOrigin(`${url.protocol}//${host}`)?.host) return true
  return allowed.some((one) => fits(url, one))
}

function fits(url: URL, allowed: AllowedOrigin): boolean {
  if (allowed.protocol !== undefined && url.protocol !== allowed.protocol) return false
  return allowed.isSuffix ? url.host.endsWith(allowed.host) : url.host === allowed.host
}

function parseOrigin(origin: string): URL | undefined {
  if (!URL.canParse(origin)) return undefined
  const url = new URL(origin)
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined
}
