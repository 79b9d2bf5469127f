/** Reads a join: which view, for which address, for whom. What it asks for is checked here and run by `view-process.ts`. */

import type { Channel } from '../channel/internal.ts'
import { err, type JsonObject, type MaybePromise, ok, type Result } from '../core/index.ts'
import type { FoundRoute, HttpRuntime, MatchedRoute } from '../http/internal.ts'
import { TOPICS } from '../wire/index.ts'
import { isRecord } from './decode-event.ts'
import { viewSession } from './mount-view.ts'
import { type SessionToken, verifySessionToken, verifyStaticToken } from './tokens.ts'
import type { AnyFlash } from './view-socket.ts'
import { findTarget, type ViewTarget } from './view-target.ts'

/** Why a join is refused; the browser then loads the page anew. */
export type JoinRefusal = 'stale' | 'unauthorized'

/** A join that may go ahead. */
export interface JoinRequest {
  readonly target: ViewTarget
  readonly match: MatchedRoute
  readonly href: string
  readonly session: Readonly<Record<string, unknown>>
  readonly flash: AnyFlash | undefined
  readonly connectParams: JsonObject
  /** The join is a live navigation, here or on an earlier connection. */
  readonly isRedirect: boolean
}

const NO_PARAMS: JsonObject = Object.freeze({})

/** Checks the tokens of a join and routes its address. */
export async function readJoin(
  http: HttpRuntime,
  channel: Channel,
  payload: JsonObject,
): Promise<Result<JoinRequest, JoinRefusal>> {
  const id = channel.topic.slice(TOPICS.live.length)
  const { info } = channel.connection
  const token = verifySessionToken(http, payload.session, id)
  const kept = verifyStaticToken(http, payload.static, id)
  if (info.session === undefined || token === undefined || kept === undefined) return err('stale')
  const isRedirect = payload.redirect !== undefined
  const url = http.parseLiveUrl(isRedirect ? payload.redirect : payload.url, info.host)
  const found = url && (await http.findLiveRoute(url.pathname))
  if (url === undefined || found === undefined) return err('unauthorized')
  const target = findTarget(found.target)
  if (target === undefined) return err('unauthorized')
  if (!(await mayJoin(http, token, { found, target, isRedirect }))) return err('unauthorized')
  const connectParams = isRecord(payload.params) ? (payload.params as JsonObject) : NO_PARAMS
  const isFirst = connectParams._mounts === 0 && !isRedirect
  return ok({
    target,
    match: found.match,
    href: url.href,
    session: viewSession(info.session, token.session),
    flash: http.verifyFlash(payload.flash) ?? (isFirst ? kept.flash : undefined),
    connectParams,
    isRedirect,
  })
}

/** A join leads to the view of its token, and a live navigation to any view of the same live session. */
function mayJoin(
  http: HttpRuntime,
  token: SessionToken,
  join: { readonly found: FoundRoute; readonly target: ViewTarget; readonly isRedirect: boolean },
): MaybePromise<boolean> {
  const { info } = join.found.match
  if (info.id === token.route) return true
  const signed = http.liveRoutes.all.find((route) => route.info.id === token.route)
  if (signed === undefined) return false
  if (signed.info.liveSession !== info.liveSession) return false
  if (join.isRedirect) return true
  const loaded = http.liveRoutes.load(signed)
  if (!(loaded instanceof Promise)) return findTarget(loaded)?.cell === join.target.cell
  return loaded.then((target) => findTarget(target)?.cell === join.target.cell)
}
