/** The way to a view's first assigns, the same for the first render and for a join: hooks, `mount`, `handleParams`. */

import type { MaybePromise } from '../core/index.ts'
import type { MatchedRoute, RouteInfo, SessionData } from '../http/internal.ts'
import { isRecord } from './decode-event.ts'
import { liveErrors } from './errors.ts'
import { watched } from './live-telemetry.ts'
import type { Navigation } from './navigation.ts'
import type { OnMount } from './on-mount.ts'
import { readParams } from './params.ts'
import type { PreparedView } from './prepare-view.ts'
import { navigationIn, returnedNavigation } from './returned.ts'
import type { Scope } from './socket.ts'
import type { ViewSocket } from './view-socket.ts'

/** What a view is mounted for. */
export interface MountRequest {
  readonly socket: ViewSocket
  readonly view: PreparedView
  readonly name: string
  readonly match: MatchedRoute
  /** The absolute address. */
  readonly href: string
  readonly session: Readonly<Record<string, unknown>>
}

/** How a mount ended. */
export type MountOutcome =
  | { readonly kind: 'mounted' }
  | { readonly kind: 'left'; readonly navigation: Navigation }
  | { readonly kind: 'bad params'; readonly status: number }

const MOUNTED: MountOutcome = { kind: 'mounted' }

/** Keys of the session that are the framework's own. */
const OWN_KEY_PREFIX = '_'

/** What views see of a session: without what the framework keeps there, and with what the live session adds. */
export function viewSession(
  session: SessionData,
  added: Readonly<Record<string, unknown>> | undefined,
): Readonly<Record<string, unknown>> {
  const seen: Record<string, unknown> = {}
  for (const key of Object.keys(session)) {
    if (!key.startsWith(OWN_KEY_PREFIX)) seen[key] = session[key]
  }
  return added === undefined ? seen : { ...seen, ...added }
}

/** Runs the hooks of the live session, `mount` and `handleParams`. */
export async function mountView(request: MountRequest): Promise<MountOutcome> {
  const read = readParams(request.view.definition.params, request.match, searchOf(request.href))
  const params = read instanceof Promise ? await read : read
  if (!params.ok) return { kind: 'bad params', status: params.error }
  const stopped = await runHooks(request, params.value)
  if (stopped !== undefined) return { kind: 'left', navigation: stopped }
  return watched('live.mount', request, () => mountWith(request, params.value))
}

async function mountWith(request: MountRequest, params: unknown): Promise<MountOutcome> {
  const { socket, view, name, session } = request
  const mounting = view.definition.mount(socket, { params, session })
  const assigns = mounting instanceof Promise ? await mounting : mounting
  const where = `mount of ${name}`
  const navigation = returnedNavigation(socket, assigns, where)
  if (navigation !== undefined) return { kind: 'left', navigation }
  if (!isRecord(assigns)) {
    const expected = 'the first assigns, { … }, or socket.redirect(…)'
    throw liveErrors.LIVE_BAD_RETURN({ where, expected, got: assigns })
  }
  socket.mounted(assigns)
  const handling = handleParams(request, params, request.href)
  const left = handling instanceof Promise ? await handling : handling
  return left === undefined ? MOUNTED : { kind: 'left', navigation: left }
}

/** What `handleParams` needs to run. */
export type ParamsRequest = Pick<MountRequest, 'socket' | 'view' | 'name'>

/** Runs the view's `handleParams` for an address, if it has one. */
export function handleParams(
  request: ParamsRequest,
  params: unknown,
  href: string,
): MaybePromise<Navigation | undefined> {
  const { definition } = request.view
  if (definition.handleParams === undefined) return undefined
  const where = `handleParams of ${request.name}`
  const result = watched('live.params', request, () =>
    definition.handleParams?.(request.socket, params, new URL(href)),
  )
  if (!(result instanceof Promise)) return navigationIn(request.socket, result, where)
  return result.then((value) => navigationIn(request.socket, value, where))
}

async function runHooks(request: MountRequest, params: unknown): Promise<Navigation | undefined> {
  const { socket, session, match } = request
  for (const hook of (match.info.liveSession?.onMount ?? []) as readonly OnMount[]) {
    const running = hook(socket, { params, session })
    const result: unknown = running instanceof Promise ? await running : running
    const navigation = returnedNavigation(socket, result, hookName(hook, match.info))
    if (navigation !== undefined) return navigation
    if (result !== undefined) takeScope(socket, result, hookName(hook, match.info))
  }
  return undefined
}

function takeScope(socket: ViewSocket, result: unknown, where: string): void {
  if (!isRecord(result) || !('scope' in result)) {
    const expected = 'nothing, { scope }, or socket.redirect(…), which keeps the view from mounting'
    throw liveErrors.LIVE_BAD_RETURN({ where, expected, got: result })
  }
  socket.scope = result.scope as Scope
}

function hookName(hook: OnMount, info: RouteInfo): string {
  return `the onMount hook ${hook.name || '(no name)'} of the live session "${info.liveSession?.name}"`
}

function searchOf(href: string): string {
  const mark = href.indexOf('?')
  if (mark === -1) return ''
  const hash = href.indexOf('#', mark)
  return href.slice(mark + 1, hash === -1 ? undefined : hash)
}
