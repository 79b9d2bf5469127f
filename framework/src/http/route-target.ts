/**
 * What a live route leads to, seen from the router: this area owns the shape, `live` fills it, so
 * that no arrow points up. Matching a path to a target is live-routes.ts.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Json, MaybePromise } from '../core/index.ts'
import type { Conn } from './conn.ts'
import type { HttpRuntime } from './http-runtime.ts'

/** The brand of what `r.live` accepts. One symbol for all copies of this module. */
export const routeTarget: unique symbol = Symbol.for('anka.routeTarget') as never

declare const targetParams: unique symbol

/**
 * What a live route leads to; a live view is one.
 *
 * `Params` is the schema of its params: a type only, by which `r.live` sees what the route must name.
 */
export interface RouteTarget<Params extends StandardSchemaV1 = StandardSchemaV1> {
  readonly [routeTarget]: true
  readonly [targetParams]?: Params
  /** Called when the endpoint boots (or a lazy view is first loaded), for each route that leads here. */
  bindRoute?(route: RouteInfo): void
  /** Answers the page request: the first render. */
  respond(conn: Conn, route: MatchedRoute, runtime: HttpRuntime): MaybePromise<void>
}

/** A target, or how to load it when it is first asked for. */
export type LazyTarget<Target extends RouteTarget = RouteTarget> = Target | (() => Promise<Target>)

/** A hook that runs before every mount of a live session. `live` gives it its precise type. */
export type OnMountHook = (socket: never, context: never) => unknown

/** Options of `r.liveSession`. */
export interface LiveSessionOptions {
  /** Run in order before each mount, on the page request and on the join. */
  readonly onMount?: readonly OnMountHook[]
  /** Values added to what the views are given as their session; signed into the page. */
  readonly session?:
    | Readonly<Record<string, Json>>
    | ((conn: Conn) => Readonly<Record<string, Json>>)
}

/** A live session: the border within which views are changed without a page load. */
export interface LiveSession {
  readonly name: string
  readonly onMount: readonly OnMountHook[]
  readonly session: LiveSessionOptions['session']
}

/** The element that a view stands in. */
export type Container = readonly [tag: string, attributes: Readonly<Record<string, string>>]

/** A live route as it was declared. */
export interface RouteInfo {
  /** Names the route in tokens: its live session and pattern. */
  readonly id: string
  readonly pattern: string
  /** File and line of the declaration, for messages. */
  readonly source: string
  readonly liveSession: LiveSession | undefined
  readonly container: Container | undefined
}

/** A live route that a path led to. */
export interface MatchedRoute {
  readonly info: RouteInfo
  /** By name, percent-decoded. */
  readonly params: Readonly<Record<string, string>>
}

/** What a path of a live view leads to. */
export interface FoundRoute {
  readonly target: RouteTarget
  readonly match: MatchedRoute
}

/** Whether a value can stand behind a live route. */
export function isRouteTarget(value: unknown): value is RouteTarget {
  return typeof value === 'object' && value !== null && routeTarget in value
}
