/**
 * What one running application's HTTP side knows and can do, for the areas above: keys, routes,
 * assets, the browser's session. Made once at boot; the endpoint and the socket share it.
 */
import { type Clock, type Json, type MaybePromise, systemClock } from '../core/index.ts'
import { type Assets, type AssetTags, createAssetTags } from './assets.ts'
import type { HttpConfig } from './config.ts'
import { findCookie } from './cookies.ts'
import { checkCsrf } from './csrf.ts'
import { type FlashMessages, parseFlash } from './flash.ts'
import { createHeaders, type SecureHeaders } from './headers.ts'
import { createKeys, type Keys, PURPOSES } from './keys.ts'
import { createLiveRoutes, type LiveRoutes } from './live-routes.ts'
import type { FoundRoute } from './route-target.ts'
import type { Router } from './router.ts'
import { CSRF_KEY, parseSession, type SessionData } from './session.ts'

const SESSION_MAX_AGE_MS = 14 * 86_400_000
const FLASH_MAX_AGE_MS = 60_000

/** The longest that a browser's session is believed, and that its cookie is kept. */
export const SESSION_MAX_AGE_SECONDS = SESSION_MAX_AGE_MS / 1_000

export class HttpRuntime {
  readonly config: HttpConfig
  readonly keys: Keys
  readonly clock: Clock
  /** Name of the session's cookie. */
  readonly sessionCookie: string
  readonly headers: SecureHeaders
  #assets: Assets
  #assetTags: AssetTags
  #router: Router
  #liveRoutes: LiveRoutes

  constructor(options: {
    readonly config: HttpConfig
    readonly router: Router
    readonly assets: Assets
    readonly clock?: Clock
  }) {
    this.config = options.config
    this.clock = options.clock ?? systemClock
    this.keys = createKeys(options.config.secret, this.clock)
    this.sessionCookie = `_${options.config.name}_session`
    this.headers = createHeaders(options.config)
    this.#assets = options.assets
    this.#assetTags = createAssetTags(options.assets)
    this.#router = options.router
    this.#liveRoutes = createLiveRoutes(options.router, this.#lazyViewsStay)
  }

  /** Whether people reach the application over https. */
  get isSecure(): boolean {
    return this.config.url?.protocol === 'https:'
  }

  get router(): Router {
    return this.#router
  }

  /** The built files that pages load; a page that was opened with others is old. */
  get assets(): Assets {
    return this.#assets
  }

  get assetTags(): AssetTags {
    return this.#assetTags
  }

  /** Every live route, its target loaded or not. */
  get liveRoutes(): LiveRoutes {
    return this.#liveRoutes
  }

  /** The view that a path (query left out) leads to; a promise only while a lazy view is loaded. */
  findLiveRoute(path: string): MaybePromise<FoundRoute | undefined> {
    return this.#liveRoutes.find(path)
  }

  /** Loads every lazy view, so that what is wrong with one is seen at boot. */
  async loadViews(): Promise<void> {
    await this.#liveRoutes.loadAll()
  }

  /** Development: another edition of the application's routes takes over. */
  replaceRouter(router: Router): void {
    const liveRoutes = createLiveRoutes(router, this.#lazyViewsStay)
    this.#router = router
    this.#liveRoutes = liveRoutes
  }

  /** The session that a `Cookie` header proves, or `undefined`. */
  sessionOf(cookieHeader: string | undefined): SessionData | undefined {
    const token = findCookie(cookieHeader, this.sessionCookie)
    if (token === undefined) return undefined
    const found = this.keys.verify(PURPOSES.session, token, SESSION_MAX_AGE_MS)
    return found.ok ? parseSession(found.value) : undefined
  }

  signSession(data: SessionData): string {
    return this.keys.sign(PURPOSES.session, data)
  }

  /** Whether the token was given to a page of this session. */
  checkCsrf(session: SessionData | undefined, token: unknown): boolean {
    return session !== undefined && checkCsrf(session[CSRF_KEY], token)
  }

  /** Flash for a browser to carry over a redirect: signed, good for a minute. */
  signFlash(messages: FlashMessages): string {
    return this.keys.sign(PURPOSES.flash, messages)
  }

  verifyFlash(token: unknown): FlashMessages | undefined {
    const found = this.keys.verify(PURPOSES.flash, token, FLASH_MAX_AGE_MS)
    return found.ok ? parseFlash(found.value) : undefined
  }

  /** The token of a `reload` join reply: the next page request answers with this status. */
  signReload(status: number): string {
    return this.keys.sign(PURPOSES.reload, { status } satisfies Json)
  }

  verifyReload(token: unknown): number | undefined {
    const found = this.keys.verify(PURPOSES.reload, token, FLASH_MAX_AGE_MS)
    if (!found.ok || typeof found.value !== 'object' || found.value === null) return undefined
    const { status } = found.value as { status?: unknown }
    return typeof status === 'number' && status >= 400 && status <= 499 ? status : undefined
  }

  /**
   * An address that a client says it is on, when it is one of this application's: its host is the
   * one that the socket was opened with, or the configured one.
   */
  parseLiveUrl(address: unknown, host: string): URL | undefined {
    if (typeof address !== 'string' || !URL.canParse(address)) return undefined
    const url = new URL(address)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
    return url.host === host || url.host === this.config.url?.host ? url : undefined
  }

  /** An edited view reaches its routes when it is loaded anew each time. */
  get #lazyViewsStay(): boolean {
    return this.config.environment !== 'development'
  }
}
