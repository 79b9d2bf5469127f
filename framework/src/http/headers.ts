/** The headers that every page carries, prepared at boot; only the nonce is filled in later. */
import type { HttpConfig } from './config.ts'

/** Changes to the content security policy. */
export interface ContentPolicy {
  /** Default: true. `false` forbids `style` attributes, and the `style` prop with them. */
  readonly styleAttributes?: boolean
  /** Sources added to directives: `{ 'img-src': ['https://images.example'] }`. */
  readonly add?: Readonly<Record<string, readonly string[]>>
}

/** Names and values, and the two halves of the policy around the nonce. */
export interface SecureHeaders {
  readonly fixed: readonly (readonly [name: string, value: string])[]
  /** The policy's text for a page whose scripts carry this nonce. */
  policyFor(nonce: string): string
}

const HSTS = 'max-age=31536000'
const NONCE = '{nonce}'

const FIXED: readonly (readonly [string, string])[] = [
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['x-content-type-options', 'nosniff'],
  ['x-permitted-cross-domain-policies', 'none'],
]

export function createHeaders(config: Pick<HttpConfig, 'policy' | 'url'>): SecureHeaders {
  const secure = config.url?.protocol === 'https:'
  const parts = policyText(config.policy).split(NONCE)
  const fixed: SecureHeaders['fixed'] = secure
    ? [...FIXED, ['strict-transport-security', HSTS]]
    : FIXED
  return { fixed, policyFor: (nonce) => parts.join(nonce) }
}

/**
 * `connect-src 'self'` covers the WebSocket of the same host. Scripts run by nonce alone: a nonce
 * is handed on to what a module imports, so no host needs to be named.
 */
function policyText(policy: ContentPolicy): string {
  const sources = new Map<string, string[]>([
    ['default-src', ["'self'"]],
    ['script-src', [`'nonce-${NONCE}'`]],
    ['style-src', ["'self'", `'nonce-${NONCE}'`]],
    ['style-src-attr', [policy.styleAttributes === false ? "'none'" : "'unsafe-inline'"]],
    ['img-src', ["'self'", 'data:', 'blob:']],
    ['connect-src', ["'self'"]],
    ['object-src', ["'none'"]],
    ['base-uri', ["'self'"]],
    ['form-action', ["'self'"]],
    ['frame-ancestors', ["'self'"]],
  ])
  for (const [directive, added] of Object.entries(policy.add ?? {})) {
    const known = sources.get(directive)?.filter((source) => source !== "'none'") ?? []
    sources.set(directive, [...known, ...added])
  }
  return [...sources].map(([directive, list]) => `${directive} ${list.join(' ')}`).join('; ')
}
