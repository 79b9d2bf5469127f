/** Patches: a new address for the same view, from a handler or from a link. */
import type { HttpRuntime, MatchedRoute, RouteInfo } from '../http/internal.ts'
import { liveErrors } from './errors.ts'
import { handleParams, type ParamsRequest } from './mount-view.ts'
import type { Navigation } from './navigation.ts'
import { readParams } from './params.ts'
import { findTarget, type ViewCell } from './view-target.ts'

/** The view that is patched. */
export interface Patchable extends ParamsRequest {
  readonly http: HttpRuntime
  readonly cell: ViewCell
  readonly info: RouteInfo
  /** Host that the person's browser named. */
  readonly host: string
}

/** An address within a view, its parameters read. */
interface Place {
  readonly match: MatchedRoute
  readonly params: unknown
  readonly href: string
}

/** Why an address is not one of this view. */
type PlaceProblem =
  | 'no live view is routed there'
  | 'another view is routed there'
  | 'its route is in another live session'
  | 'its parameters fail the schema of the view'

const MOST_PATCHES = 20

/** Finds an address within the view. */
export async function findPlace(view: Patchable, url: URL): Promise<Place | PlaceProblem> {
  const found = await view.http.findLiveRoute(url.pathname)
  if (found === undefined) return 'no live view is routed there'
  if (findTarget(found.target)?.cell !== view.cell) return 'another view is routed there'
  const { match } = found
  if (match.info.liveSession !== view.info.liveSession) {
    return 'its route is in another live session'
  }
  const params = await readParams(view.view.definition.params, match, url.search)
  if (!params.ok) return 'its parameters fail the schema of the view'
  return { match, params: params.value, href: url.href }
}

/** Where a chain of patches ended. */
export interface Patched {
  readonly info: RouteInfo
  /** The view leaves after all. */
  readonly left: Navigation | undefined
}

/**
 * Follows a patch that a handler returned, and those that `handleParams` answers it with.
 *
 * @param tell Called with each patch that the view has taken.
 * @throws {AnkaError} `LIVE_BAD_PATCH`, `LIVE_TOO_MANY_PATCHES`
 */
export async function followPatches(
  view: Patchable,
  first: Navigation,
  tell: (patch: Navigation) => void,
): Promise<Patched> {
  let patch = first
  for (let count = 0; count < MOST_PATCHES; count++) {
    const place = await findPlace(view, new URL(patch.to, `http://${view.host}`))
    if (typeof place === 'string') {
      throw liveErrors.LIVE_BAD_PATCH({ view: view.name, to: patch.to, because: place })
    }
    const { info } = place.match
    const next = await handleParams(view, place.params, place.href)
    if (next !== undefined && next.mode !== 'patch') return { info, left: next }
    tell(patch)
    if (next === undefined) return { info, left: undefined }
    patch = next
  }
  throw liveErrors.LIVE_TOO_MANY_PATCHES({ view: view.name, to: patch.to })
}
