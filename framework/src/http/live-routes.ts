/**
 * Finds the view of a path without a request: a join names the page it stands on. The matcher is
 * the one that Fastify itself uses, so that a page and its join can never disagree.
 */
import findMyWay from 'find-my-way'
import type { MaybePromise } from '../core/index.ts'
import { httpErrors } from './errors.ts'
import {
  type FoundRoute,
  isRouteTarget,
  type LazyTarget,
  type RouteInfo,
  type RouteTarget,
} from './route-target.ts'
import { type LiveRouteEntry, MATCHING, type Router } from './router.ts'

/** The live routes of a router, and their targets once they are loaded. */
export interface LiveRoutes {
  readonly all: readonly LiveRouteEntry[]
  /** What a path leads to, by the precedence of the router: static text before params. */
  find(path: string): MaybePromise<FoundRoute | undefined>
  /** The target of a route; a promise only while it is loaded. */
  load(route: LiveRouteEntry): MaybePromise<RouteTarget>
  loadAll(): Promise<void>
}

/**
 * @param keepLoaded Whether a lazy view, once loaded, is the view for good; in development it is
 * asked for anew, so that an edited module is seen.
 */
export function createLiveRoutes(router: Router, keepLoaded: boolean): LiveRoutes {
  const matcher = findMyWay({ ...MATCHING })
  const targetById = new Map<string, RouteTarget>()
  for (const route of router.routes) {
    if (route.method !== 'GET') continue
    matcher.on('GET', route.pattern, noHandler, route.kind === 'live' ? route : undefined)
    if (route.kind !== 'live' || typeof route.target === 'function') continue
    route.target.bindRoute?.(route.info)
    targetById.set(route.info.id, route.target)
  }

  function load(route: LiveRouteEntry): MaybePromise<RouteTarget> {
    const known = targetById.get(route.info.id)
    if (known) return known
    return loadTarget(route.target, route.info).then((target) => {
      target.bindRoute?.(route.info)
      if (keepLoaded) targetById.set(route.info.id, target)
      return target
    })
  }

  return {
    all: router.routes.filter((route) => route.kind === 'live'),
    load,
    find(path) {
      const found = matcher.find('GET', path)
      const route = found?.store as LiveRouteEntry | null | undefined
      if (!found || !route || hasEmptyParam(found.params)) return undefined
      const match = { info: route.info, params: found.params as Readonly<Record<string, string>> }
      const target = load(route)
      if (!(target instanceof Promise)) return { target, match }
      return target.then((loaded) => ({ target: loaded, match }))
    },
    async loadAll() {
      for (const route of this.all) await load(route)
    },
  }
}

/** The matcher is only asked, never run. */
function noHandler(): void {}

async function loadTarget(target: LazyTarget, info: RouteInfo): Promise<RouteTarget> {
  const loaded: unknown = typeof target === 'function' ? await target() : target
  if (isRouteTarget(loaded)) return loaded
  throw httpErrors.HTTP_BAD_HANDLER({
    route: info.pattern,
    expected: 'a live view: () => import("./live/room.ts").then((module) => module.RoomLive)',
    got: loaded,
    at: info.source,
  })
}

/** `/rooms//` is no room, though the matcher would give one without a name. */
export function hasEmptyParam(params: Readonly<Record<string, string | undefined>>): boolean {
  for (const name in params) if (params[name] === '') return true
  return false
}
