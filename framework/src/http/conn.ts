/**
 * One request and its answer, as plugs, controllers and live views see it. A thin view of Fastify's
 * request and reply, which stay reachable; how a page is put together is page.ts.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { inspect, randomId } from '../core/index.ts'
import type { ExecutionContext } from '../telemetry/internal.ts'
import type { Rendered, Trusted } from '../template/index.ts'
import { type CookieOptions, encodeCookie, findCookie } from './cookies.ts'
import { createCsrfSecret, maskCsrf } from './csrf.ts'
import { httpErrors } from './errors.ts'
import { Flash, parseFlash } from './flash.ts'
import { type HttpRuntime, SESSION_MAX_AGE_SECONDS } from './http-runtime.ts'
import { type PageOptions, type RootLayout, renderPage } from './page.ts'
import { type RedirectTarget, toLocation } from './redirect.ts'
import { CSRF_KEY, FLASH_KEY, Session } from './session.ts'

/** The cookie in which a client carries flash over a redirect that no response made. */
export const FLASH_COOKIE = '__phoenix_flash__'
const HTML = 'text/html; charset=utf-8'
const PRIVATE = 'max-age=0, private, must-revalidate'
const NONCE_BITS = 128

type Assigns = Readonly<Record<string, unknown>>
const NO_ASSIGNS: Assigns = Object.freeze({})

/**
 * One request and its answer: what plugs, controllers and layouts are given.
 *
 * @example
 * const missing = (conn: Conn) => conn.status(404).text('No such room')
 * typeof missing // => 'function'
 */
export class Conn implements ExecutionContext {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly runtime: HttpRuntime
  /** Params of the path by name, percent-decoded. */
  readonly params: Readonly<Record<string, string>>
  /** Wraps what this request renders; `undefined`: the bare content. */
  layout: RootLayout | undefined = undefined
  #assigns: Assigns = NO_ASSIGNS
  #sent = false
  #query: Readonly<Record<string, unknown>> | undefined = undefined
  #url: URL | undefined = undefined
  #nonce: string | undefined = undefined
  #csrfToken: string | undefined = undefined
  #session: Session | 'unread' | undefined = undefined
  #flash: Flash | undefined = undefined

  constructor(request: FastifyRequest, reply: FastifyReply, runtime: HttpRuntime) {
    this.request = request
    this.reply = reply
    this.runtime = runtime
    this.params = request.params as Readonly<Record<string, string>>
  }

  /** A request is started on nobody's behalf. */
  get parent(): undefined {
    return undefined
  }

  /** What every log line of this request carries. */
  logFields(): object {
    return { requestId: this.request.id }
  }

  get method(): string {
    return this.request.method
  }

  /** The path as it was asked for, without its query. */
  get path(): string {
    const { url } = this.request
    const mark = url.indexOf('?')
    return mark < 0 ? url : url.slice(0, mark)
  }

  /**
   * The whole address, with the host that was asked for.
   *
   * @throws {AnkaError} `HTTP_BAD_ADDRESS`, answered with 400.
   */
  get url(): URL {
    this.#url ??= this.#parseUrl()
    return this.#url
  }

  /**
   * The query, `a[b]=1` nested.
   *
   * @throws {AnkaError} `HTTP_BAD_QUERY`, answered with 400.
   */
  get query(): Readonly<Record<string, unknown>> {
    this.#query ??= this.#decodeQuery()
    return this.#query
  }

  /** What was sent: nested values of a form, or JSON. Untrusted. */
  get body(): unknown {
    return this.request.body
  }

  /** What this browser's session holds; needs the plug `fetchSession`. */
  get session(): Session {
    if (this.#session === undefined) {
      throw httpErrors.HTTP_PLUG_ORDER({ wanted: 'conn.session', plug: 'fetchSession' })
    }
    if (this.#session === 'unread') {
      this.#session = new Session(this.runtime.sessionOf(this.request.headers.cookie))
    }
    return this.#session
  }

  /** Messages for the next page; needs the plug `fetchFlash`. */
  get flash(): Flash {
    if (this.#flash) return this.#flash
    throw httpErrors.HTTP_PLUG_ORDER({ wanted: 'conn.flash', plug: 'fetchFlash' })
  }

  get hasFlash(): boolean {
    return this.#flash !== undefined
  }

  /** Proves that a form came from this page: as `_csrf_token`, or in the header `x-csrf-token`. */
  get csrfToken(): string {
    if (this.#csrfToken !== undefined) return this.#csrfToken
    let secret = this.session.get(CSRF_KEY)
    if (typeof secret !== 'string') {
      secret = createCsrfSecret()
      this.session.put(CSRF_KEY, secret)
    }
    this.#csrfToken = maskCsrf(secret)
    return this.#csrfToken
  }

  /** The number by which the policy lets this page's own scripts run. */
  get nonce(): string {
    this.#nonce ??= randomId(NONCE_BITS)
    return this.#nonce
  }

  /** Values that plugs hand on to controllers and layouts. */
  get assigns(): Assigns {
    return this.#assigns
  }

  assign(patch: Assigns): void {
    this.#assigns = { ...this.#assigns, ...patch }
  }

  /** Whether an answer was given. */
  get sent(): boolean {
    return this.#sent || this.reply.sent
  }

  status(code: number): this {
    this.reply.code(code)
    return this
  }

  /** Answers with a page: text as it is, a `Rendered` inside the root layout. */
  html(content: string | Rendered): void {
    if (typeof content === 'string') this.#send(HTML, content)
    else this.page(content)
  }

  /** Answers with content inside the root layout. Whole pages only: a live view's first render is one. */
  page(content: Rendered | Trusted, options?: PageOptions): void {
    if (!this.reply.hasHeader('cache-control')) this.reply.header('cache-control', PRIVATE)
    this.#send(HTML, renderPage(this, content, options))
  }

  text(content: string): void {
    this.#send('text/plain; charset=utf-8', content)
  }

  json(value: unknown): void {
    this.#send('application/json; charset=utf-8', JSON.stringify(value))
  }

  /**
   * Leads the browser to a path of this application, or outside when that is said.
   *
   * @throws {AnkaError} `HTTP_BAD_REDIRECT`
   */
  redirect(to: RedirectTarget): void {
    const location = toLocation(to)
    if (this.reply.statusCode < 300 || this.reply.statusCode > 399) this.reply.code(302)
    this.reply.header('location', location)
    this.#send(HTML, '')
  }

  /** A cookie of this request. */
  cookie(name: string): string | undefined {
    return findCookie(this.request.headers.cookie, name)
  }

  putCookie(name: string, value: string, options?: CookieOptions): void {
    const secure = this.runtime.isSecure
    this.reply.header('set-cookie', encodeCookie(name, value, { secure, ...options }))
  }

  deleteCookie(name: string): void {
    this.putCookie(name, '', { maxAgeSeconds: 0 })
  }

  /** For the plug `fetchSession`: the cookie is read when something asks for it. */
  openSession(): void {
    this.#session ??= 'unread'
  }

  /** For the plug `fetchFlash`: takes the messages out of the session and of the client's cookie. */
  openFlash(): void {
    if (this.#flash) return
    const stored = this.session.get(FLASH_KEY)
    if (stored !== undefined) this.session.delete(FLASH_KEY)
    const carried = this.request.headers.cookie?.includes(FLASH_COOKIE)
      ? this.#takeFlashCookie()
      : undefined
    this.#flash = new Flash(carried ? { ...parseFlash(stored), ...carried } : parseFlash(stored))
  }

  /** Before the headers leave: what the next request must find goes into the cookie. */
  finish(): void {
    const { statusCode } = this.reply
    if (this.#flash && statusCode >= 300 && statusCode <= 399 && !this.#flash.isEmpty) {
      this.session.put(FLASH_KEY, this.#flash.all)
    }
    if (!(this.#session instanceof Session) || !this.#session.changed) return
    this.putCookie(this.runtime.sessionCookie, this.runtime.signSession(this.#session.data), {
      maxAgeSeconds: SESSION_MAX_AGE_SECONDS,
    })
  }

  #parseUrl(): URL {
    const { protocol, host, url } = this.request
    const address = `${protocol}://${host || 'localhost'}${url}`
    if (url.startsWith('/') && URL.canParse(address)) return new URL(address)
    throw httpErrors.HTTP_BAD_ADDRESS({ status: 400, address })
  }

  #send(type: string, content: string): void {
    if (this.sent) throw httpErrors.HTTP_ALREADY_SENT({ method: this.method, path: this.path })
    this.#sent = true
    this.reply.header('content-type', type)
    this.reply.send(content)
  }

  #takeFlashCookie(): ReturnType<HttpRuntime['verifyFlash']> {
    const token = this.cookie(FLASH_COOKIE)
    if (token === undefined) return undefined
    this.deleteCookie(FLASH_COOKIE)
    return this.runtime.verifyFlash(token)
  }

  #decodeQuery(): Readonly<Record<string, unknown>> {
    const { url } = this.request
    const mark = url.indexOf('?')
    if (mark < 0) return NO_ASSIGNS
    const decoded = this.runtime.config.decodeForm(url.slice(mark + 1))
    if (decoded.ok) return decoded.value
    throw httpErrors.HTTP_BAD_QUERY({ status: 400, because: inspect(decoded.error) })
  }
}
