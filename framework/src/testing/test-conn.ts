/** `conn`: requests without a browser, one visitor at a time. */
import type { App, RunningApp } from '../app/index.ts'
import { encodeForm, type FormParams } from '../wire/index.ts'
import { CookieJar } from './cookie-jar.ts'
import { testingErrors } from './errors.ts'
import { HtmlDocument, type Query } from './html-document.ts'
import { attributeOf, textOf } from './html-element.ts'
import { getRunning } from './running-apps.ts'

/** The host that requests name. */
export const TEST_HOST = 'localhost'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a request carries. */
export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>
  /** Values of a form, nested ones too. The page's CSRF token is added when `csrf` is not false. */
  readonly form?: FormParams
  readonly json?: unknown
  /** Whether a form carries the visitor's CSRF token (default: true). */
  readonly csrf?: boolean
}

/** One visitor: cookies go from each response to the next request. */
export class TestConn {
  readonly cookies: CookieJar = new CookieJar()
  readonly #app: App | RunningApp
  #csrfToken: string | undefined

  constructor(app: App | RunningApp) {
    this.#app = app
  }

  /** Asks for a page. */
  get(path: string, options?: RequestOptions): Promise<TestPage> {
    return this.#request('GET', path, options)
  }

  /** Sends a form or JSON. */
  post(path: string, options?: RequestOptions): Promise<TestPage> {
    return this.#request('POST', path, options)
  }

  put(path: string, options?: RequestOptions): Promise<TestPage> {
    return this.#request('PUT', path, options)
  }

  patch(path: string, options?: RequestOptions): Promise<TestPage> {
    return this.#request('PATCH', path, options)
  }

  delete(path: string, options?: RequestOptions): Promise<TestPage> {
    return this.#request('DELETE', path, options)
  }

  /** The application that answers. */
  running(): Promise<RunningApp> {
    return getRunning(this.#app)
  }

  /** The token of the page that was seen last. */
  get csrfToken(): string | undefined {
    return this.#csrfToken
  }

  async #request(method: Method, path: string, options: RequestOptions = {}): Promise<TestPage> {
    const { fastify } = await this.running()
    const cookie = this.cookies.header
    const response = await fastify.inject({
      method,
      url: path,
      headers: {
        host: TEST_HOST,
        accept: 'text/html',
        ...(cookie === undefined ? {} : { cookie }),
        ...contentType(options),
        ...options.headers,
      },
      ...this.#payload(options),
    })
    this.cookies.take(response.headers['set-cookie'])
    const page = new TestPage(this, path, response)
    this.#csrfToken = page.csrfToken ?? this.#csrfToken
    return page
  }

  #payload({ form, json, csrf }: RequestOptions): { payload?: string } {
    if (json !== undefined) return { payload: JSON.stringify(json) }
    if (form === undefined) return {}
    const token = csrf === false ? undefined : this.#csrfToken
    const withToken = token === undefined ? form : { ...form, _csrf_token: token }
    return { payload: encodeForm(withToken) }
  }
}

function contentType({ form, json }: RequestOptions): Record<string, string> {
  if (json !== undefined) return { 'content-type': 'application/json' }
  return form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
}

interface Response {
  readonly statusCode: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** An answer to a request. */
export class TestPage {
  readonly path: string
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly #conn: TestConn
  #document: HtmlDocument | undefined

  constructor(conn: TestConn, path: string, response: Response) {
    this.#conn = conn
    this.path = path
    this.status = response.statusCode
    this.body = response.body
    this.headers = response.headers
    this.#document = undefined
  }

  /** The parsed page. */
  get document(): HtmlDocument {
    this.#document ??= HtmlDocument.page(this.body)
    return this.#document
  }

  /** What a JSON answer holds. */
  json(): unknown {
    return JSON.parse(this.body)
  }

  /** The text of the page, or of one element. */
  text(query?: Query): string {
    return query === undefined ? this.document.text() : textOf(this.document.get(query))
  }

  /** Whether anything matches. */
  has(query: Query): boolean {
    return this.document.all(query).length > 0
  }

  /** The value of an attribute of one element. */
  attribute(query: Query, name: string): string | undefined {
    return attributeOf(this.document.get(query), name)
  }

  /** Where the answer leads. */
  get location(): string | undefined {
    const { location } = this.headers
    return typeof location === 'string' ? location : undefined
  }

  get csrfToken(): string | undefined {
    return /<meta name="csrf-token" content="([^"]+)"/.exec(this.body)?.[1]
  }

  /**
   * Goes where a redirect leads, as the same visitor.
   *
   * @throws {AnkaError} `TESTING_NOT_REDIRECTED`
   */
  follow(): Promise<TestPage> {
    const { location } = this
    if (location !== undefined) return this.#conn.get(location)
    const what = `${this.path} answered ${this.status}`
    return Promise.reject(testingErrors.TESTING_NOT_REDIRECTED({ what }))
  }
}

/**
 * Makes a visitor of an application. No port is opened; cookies are kept between requests.
 *
 * @param app A declared application, which is started in memory when it is first used, or a running one.
 *
 * @example
 * import { defineApp } from 'anka/app'
 * import { router } from 'anka/http'
 * const hello = router((r) => r.get('/', (conn) => conn.text('hello')))
 * const app = defineApp({ name: 'test_conn', router: hello })
 * const page = await conn(app).get('/')
 * page.body // => 'hello'
 */
export function conn(app: App | RunningApp): TestConn {
  return new TestConn(app)
}
