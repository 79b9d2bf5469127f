/**
 * Which handler answers which path, as a value: `router()` checks the table and opens nothing.
 * The endpoint registers it on Fastify; paths themselves are made in routes.ts.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { MaybePromise } from '../core/index.ts'
import type { Rendered } from '../template/index.ts'
import { callSite } from './call-site.ts'
import type { Conn } from './conn.ts'
import { httpErrors } from './errors.ts'
import {
  type Container,
  isRouteTarget,
  type LazyTarget,
  type LiveSession,
  type LiveSessionOptions,
  type RouteInfo,
  type RouteTarget,
} from './route-target.ts'
import { parsePattern, type Route, type RouteParams } from './routes.ts'

/** How paths are matched, by Fastify and by joins alike. */
export const MATCHING = {
  caseSensitive: true,
  ignoreTrailingSlash: true,
  maxParamLength: 2_048,
} as const

/** One step of a pipeline. A plug that answers (`conn.sent`) ends the request. */
export type Plug = (conn: Conn) => MaybePromise<void>

/** Answers a request: by returning a `Rendered`, or through `conn`. */
export type Controller<Params = Readonly<Record<string, string>>> = (
  conn: Conn,
  params: Params,
  // biome-ignore lint/suspicious/noConfusingVoidType: most controllers return nothing
) => MaybePromise<Rendered | void>

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

interface RouteEntryBase {
  readonly method: Method
  readonly pattern: string
  /** The plugs of every pipeline of its scopes, outermost first. */
  readonly plugs: readonly Plug[]
  /** File and line of the declaration. */
  readonly source: string
}

export interface ControllerEntry extends RouteEntryBase {
  readonly kind: 'controller'
  readonly controller: Controller
}

export interface LiveRouteEntry extends RouteEntryBase {
  readonly kind: 'live'
  readonly target: LazyTarget
  readonly info: RouteInfo
}

/** One line of the route table. */
export type RouteEntry = ControllerEntry | LiveRouteEntry

/** A checked route table. */
export interface Router {
  readonly routes: readonly RouteEntry[]
}

type RequiredKey<T> = {
  [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? never : K
}[keyof T]
type Missing<P extends string, Params extends StandardSchemaV1> = Exclude<
  RequiredKey<StandardSchemaV1.InferInput<Params>>,
  keyof RouteParams<P>
>
type NamesAll<P extends string, Params extends StandardSchemaV1> = [Missing<P, Params>] extends [
  never,
]
  ? unknown
  : { missing: Missing<P, Params> }

type ParamsOf<P extends string> = { readonly [K in keyof RouteParams<P>]: string }

/** Options of a scope. */
export interface ScopeOptions {
  /** Pipelines that a request goes through once one of the scope's routes matched. */
  readonly through?: readonly string[]
}

/** Options of a live route. */
export interface LiveOptions {
  /** The element that the view stands in (default: `div`). */
  readonly container?: Container
}

/** Declares routes; handed to the function given to {@link router}, scopes and live sessions. */
export interface RouterBuilder {
  /** Names a list of plugs. */
  pipeline(name: string, plugs: readonly Plug[]): void
  /** Groups routes under a path and pipelines. Text patterns inside are relative to the path. */
  scope(path: string, options: ScopeOptions, define: (r: RouterBuilder) => void): void
  get<P extends string>(route: Route<P> | P, controller: Controller<ParamsOf<P>>): void
  post<P extends string>(route: Route<P> | P, controller: Controller<ParamsOf<P>>): void
  put<P extends string>(route: Route<P> | P, controller: Controller<ParamsOf<P>>): void
  patch<P extends string>(route: Route<P> | P, controller: Controller<ParamsOf<P>>): void
  delete<P extends string>(route: Route<P> | P, controller: Controller<ParamsOf<P>>): void
  /** Groups live routes that people move between without a page load. */
  liveSession(name: string, options: LiveSessionOptions, define: (r: RouterBuilder) => void): void
  /** Routes a path to a live view, or to how one is loaded. The route must name its required params. */
  live<P extends string, Params extends StandardSchemaV1>(
    route: Route<P>,
    view: (RouteTarget<Params> | (() => Promise<RouteTarget<Params>>)) & NamesAll<P, Params>,
    options?: LiveOptions,
  ): void
}

/**
 * Makes a route table and checks it: no two routes for one path, every pipeline known, every live
 * session named once.
 *
 * @throws {AnkaError} `HTTP_DUPLICATE_ROUTE`, `HTTP_UNKNOWN_PIPELINE`, `HTTP_DUPLICATE_PIPELINE`,
 * `HTTP_DUPLICATE_LIVE_SESSION`, `HTTP_NESTED_LIVE_SESSION`, `HTTP_BAD_PATTERN`, `HTTP_BAD_HANDLER`
 *
 * @example
 * const table = router((r) => {
 *   r.scope('/', {}, (r) => r.get('/health', (conn) => conn.text('fine')))
 * })
 * table.routes.map((route) => route.pattern) // => ['/health']
 * router((r) => r.scope('/', { through: ['api'] }, () => {})) // throws HTTP_UNKNOWN_PIPELINE
 */
export function router(define: (r: RouterBuilder) => void): Router {
  const table = new RouteTable()
  define(new Builder(table, OUTERMOST))
  return { routes: table.finish() }
}

interface Place {
  readonly path: string
  readonly through: readonly string[]
  readonly liveSession: LiveSession | undefined
}

const OUTERMOST: Place = { path: '', through: [], liveSession: undefined }

/** A pipeline may be defined after the scope that goes through it: plugs are filled in at the end. */
type Draft = { readonly entry: RouteEntry; readonly through: readonly string[] }

class RouteTable {
  readonly #drafts: Draft[] = []
  readonly #plugsByPipeline = new Map<string, readonly Plug[]>()
  readonly #liveSessions = new Set<string>()
  readonly #uses: { readonly pipeline: string; readonly at: string }[] = []
  readonly #entryByKey = new Map<string, RouteEntry>()

  addPipeline(name: string, plugs: readonly Plug[], at: string): void {
    if (this.#plugsByPipeline.has(name))
      throw httpErrors.HTTP_DUPLICATE_PIPELINE({ pipeline: name, at })
    this.#plugsByPipeline.set(name, plugs)
  }

  usePipelines(names: readonly string[], at: string): void {
    for (const [index, pipeline] of names.entries()) {
      if (names.indexOf(pipeline) !== index) {
        throw httpErrors.HTTP_DUPLICATE_PIPELINE({ pipeline, at })
      }
      this.#uses.push({ pipeline, at })
    }
  }

  addLiveSession(name: string, at: string): void {
    if (this.#liveSessions.has(name)) throw httpErrors.HTTP_DUPLICATE_LIVE_SESSION({ name, at })
    this.#liveSessions.add(name)
  }

  addRoute(entry: RouteEntry, through: readonly string[]): void {
    const { method, pattern, source } = entry
    // Two patterns that differ only in the names of their params match the same paths.
    const key = `${method} ${pattern.replace(/:\w+/g, ':')}`
    parsePattern(pattern)
    const first = this.#entryByKey.get(key)
    if (first) {
      throw httpErrors.HTTP_DUPLICATE_ROUTE({
        method,
        pattern,
        first: first.source,
        second: source,
      })
    }
    this.#entryByKey.set(key, entry)
    this.#drafts.push({ entry, through })
  }

  finish(): readonly RouteEntry[] {
    const known = [...this.#plugsByPipeline.keys()]
    for (const { pipeline, at } of this.#uses) {
      if (this.#plugsByPipeline.has(pipeline)) continue
      throw httpErrors.HTTP_UNKNOWN_PIPELINE({ pipeline, known, at })
    }
    return this.#drafts.map(({ entry, through }) => ({
      ...entry,
      plugs: through.flatMap((name) => this.#plugsByPipeline.get(name) ?? []),
    }))
  }
}

class Builder implements RouterBuilder {
  readonly #table: RouteTable
  readonly #place: Place

  constructor(table: RouteTable, place: Place) {
    this.#table = table
    this.#place = place
  }

  pipeline(name: string, plugs: readonly Plug[]): void {
    this.#table.addPipeline(name, plugs, callSite())
  }

  scope(path: string, options: ScopeOptions, define: (r: RouterBuilder) => void): void {
    const through = [...this.#place.through, ...(options.through ?? [])]
    this.#table.usePipelines(through, callSite())
    parsePattern(path)
    const place = { ...this.#place, path: join(this.#place.path, path), through }
    define(new Builder(this.#table, place))
  }

  get<P extends string>(route: Route<P> | P, controller: Controller<ParamsOf<P>>): void {
    this.#add('GET', route, controller as Controller)
  }

  post<P extends string>(route: Route<P> | P, controller: Controller<ParamsOf<P>>): void {
    this.#add('POST', route, controller as Controller)
  }

  put<P extends string>(route: Route<P> | P, controller: Controller<ParamsOf<P>>): void {
    this.#add('PUT', route, controller as Controller)
  }

  patch<P extends string>(route: Route<P> | P, controller: Controller<ParamsOf<P>>): void {
    this.#add('PATCH', route, controller as Controller)
  }

  delete<P extends string>(route: Route<P> | P, controller: Controller<ParamsOf<P>>): void {
    this.#add('DELETE', route, controller as Controller)
  }

  liveSession(name: string, options: LiveSessionOptions, define: (r: RouterBuilder) => void): void {
    const at = callSite()
    const outer = this.#place.liveSession
    if (outer) throw httpErrors.HTTP_NESTED_LIVE_SESSION({ name, outer: outer.name, at })
    this.#table.addLiveSession(name, at)
    const liveSession = { name, onMount: options.onMount ?? [], session: options.session }
    define(new Builder(this.#table, { ...this.#place, liveSession }))
  }

  live<P extends string, Params extends StandardSchemaV1>(
    route: Route<P>,
    view: (RouteTarget<Params> | (() => Promise<RouteTarget<Params>>)) & NamesAll<P, Params>,
    options: LiveOptions = {},
  ): void {
    const source = callSite()
    const pattern = this.#patternOf(route)
    if (!isRouteTarget(view) && typeof view !== 'function') {
      const expected = 'a live view, or a function that loads one'
      throw httpErrors.HTTP_BAD_HANDLER({
        route: `GET ${pattern}`,
        expected,
        got: view,
        at: source,
      })
    }
    const { liveSession } = this.#place
    const info = {
      id: `${liveSession?.name ?? ''}:${pattern}`,
      pattern,
      source,
      liveSession,
      container: options.container,
    }
    const target = view as unknown as LazyTarget
    const entry = { kind: 'live', method: 'GET', pattern, plugs: [], source, target, info } as const
    this.#table.addRoute(entry, this.#place.through)
  }

  #add(method: Method, route: Route | string, controller: Controller): void {
    const source = callSite()
    const pattern = this.#patternOf(route)
    if (typeof controller !== 'function') {
      const expected = 'a function (conn, params) that answers'
      const name = `${method} ${pattern}`
      throw httpErrors.HTTP_BAD_HANDLER({ route: name, expected, got: controller, at: source })
    }
    const entry = { kind: 'controller', method, pattern, plugs: [], source, controller } as const
    this.#table.addRoute(entry, this.#place.through)
  }

  /** A route of a table is a whole path and must lie in the scope; text continues the scope's path. */
  #patternOf(route: Route | string): string {
    const { path } = this.#place
    if (typeof route === 'string') return join(path, route) || '/'
    const { pattern } = route
    if (path === '' || pattern === path || pattern.startsWith(`${path}/`)) return pattern
    throw httpErrors.HTTP_BAD_PATTERN({ pattern, because: `it stands in the scope "${path}"` })
  }
}

/** `path` is '' for the root, so that a joined pattern never ends in a slash. */
function join(path: string, pattern: string): string {
  parsePattern(pattern)
  if (pattern === '/') return path
  return path + pattern
}
