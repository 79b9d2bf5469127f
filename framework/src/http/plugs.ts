/** The framework's own plugs: the steps of a `browser` pipeline, in the order they are named here. */
import { httpErrors } from './errors.ts'
import type { RootLayout } from './page.ts'
import type { Plug } from './router.ts'

/**
 * Opens the browser's session: `conn.session`.
 *
 * @example
 * const browser = [fetchSession, fetchFlash, protectFromForgery, secureHeaders]
 * browser.length // => 4
 */
export const fetchSession: Plug = (conn) => conn.openSession()

/**
 * Takes the messages that the page before left for this one: `conn.flash`. After `fetchSession`.
 *
 * @example
 * const pages = [fetchSession, fetchFlash]
 * pages.indexOf(fetchFlash) // => 1
 */
export const fetchFlash: Plug = (conn) => conn.openFlash()

/**
 * Makes the plug that wraps what is rendered in a document.
 *
 * @example
 * typeof rootLayout(({ inner }) => inner as never) // => 'function'
 */
export function rootLayout(layout: RootLayout): Plug {
  return (conn) => {
    conn.layout = layout
  }
}

/** Methods that change nothing need no proof. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Answers 403 to a request that would change something without the session's CSRF token, given as
 * the field `_csrf_token` or the header `x-csrf-token`. After `fetchSession`.
 *
 * @example
 * const forms = [fetchSession, protectFromForgery]
 * forms.indexOf(protectFromForgery) // => 1
 */
export const protectFromForgery: Plug = (conn) => {
  if (SAFE_METHODS.has(conn.method)) return
  const token = conn.request.headers['x-csrf-token'] ?? fieldOf(conn.body, '_csrf_token')
  if (conn.runtime.checkCsrf(conn.session.data, token)) return
  throw httpErrors.HTTP_BAD_CSRF({ status: 403, method: conn.method, path: conn.path })
}

function fieldOf(body: unknown, name: string): unknown {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return undefined
  return (body as Readonly<Record<string, unknown>>)[name]
}

/**
 * Sets the headers that keep a page from being misused: content security policy with this page's
 * nonce, `nosniff`, referrer policy, and HSTS when the application's URL is https. A header that was
 * set before stays.
 *
 * @example
 * typeof secureHeaders // => 'function'
 */
export const secureHeaders: Plug = (conn) => {
  const { reply, runtime } = conn
  for (const [name, value] of runtime.headers.fixed) {
    if (!reply.hasHeader(name)) reply.header(name, value)
  }
  if (reply.hasHeader('content-security-policy')) return
  reply.header('content-security-policy', runtime.headers.policyFor(conn.nonce))
}
