/** The first render of a view, over HTTP: a whole page that needs no script. */
import { randomId } from '../core/index.ts'
import type { Conn } from '../http/index.ts'
import type { HttpRuntime, MatchedRoute, RouteInfo } from '../http/internal.ts'
import { renderToString, trusted } from '../template/index.ts'
import { escapeAttribute } from '../template/internal.ts'
import { liveErrors } from './errors.ts'
import { watched } from './live-telemetry.ts'
import { type MountRequest, mountView, viewSession } from './mount-view.ts'
import type { Navigation } from './navigation.ts'
import { enterRender, leaveRender } from './render-scope.ts'
import { renderView } from './render-view.ts'
import { signSessionToken, signStaticToken } from './tokens.ts'
import { type AnyFlash, ViewSocket } from './view-socket.ts'
import type { ViewCell } from './view-target.ts'

const ID_BITS = 96
const NO_PARAMS = Object.freeze({})

/** Mounts the view for a request and answers it with the page, or with where the view leads. */
export async function respondFirstRender(
  cell: ViewCell,
  conn: Conn,
  match: MatchedRoute,
  http: HttpRuntime,
): Promise<void> {
  const added = addedSession(match.info, conn)
  const socket = new ViewSocket({
    process: undefined,
    isChecked: http.config.environment !== 'production',
    flash: conn.hasFlash ? conn.flash.all : undefined,
    connectParams: NO_PARAMS,
  })
  const { view, name } = cell
  const session = viewSession(conn.session.data, added)
  // Only `handleParams` wants the whole address, and making it costs more than a small view.
  const href = view.definition.handleParams ? conn.url.href : conn.request.url
  const request: MountRequest = { socket, view, name, match, href, session }
  const outcome = await mountView(request)
  if (outcome.kind === 'left') return leave(conn, socket, outcome.navigation)
  if (outcome.kind === 'bad params') {
    const { status } = outcome
    throw liveErrors.LIVE_BAD_PARAMS({ status, method: conn.method, path: conn.path })
  }
  socket.settled()
  const content = watched('live.render', request, () => renderPage(cell, socket))
  const id = `phx-${randomId(ID_BITS)}`
  const tokens = {
    session: signSessionToken(http, { id, route: match.info.id, session: added }),
    static: signStaticToken(http, id, socket.flash as AnyFlash),
  }
  conn.page(trusted(container(id, tokens, match.info) + content + closing(match.info)), {
    title: socket.pageTitle,
  })
}

/** The HTML of the view; rows of lists are rendered on the way, so that is part of the render. */
function renderPage(cell: ViewCell, socket: ViewSocket): string {
  const outer = enterRender(socket)
  try {
    return renderToString(renderView(cell, socket))
  } finally {
    leaveRender(outer)
  }
}

function addedSession(info: RouteInfo, conn: Conn) {
  const session = info.liveSession?.session
  return typeof session === 'function' ? session(conn) : session
}

/** A navigation of any kind is a redirect for a browser that has no socket yet. */
function leave(conn: Conn, socket: ViewSocket, navigation: Navigation): void {
  if (conn.hasFlash && socket.freshFlash !== undefined) {
    for (const [kind, text] of Object.entries(socket.freshFlash)) conn.flash.put(kind, text)
  }
  conn.redirect(navigation.to.startsWith('/') ? navigation.to : { external: navigation.to })
}

/** Tokens and ids hold no character that HTML gives a meaning to; the route's attributes were escaped once. */
function container(
  id: string,
  tokens: { readonly session: string; readonly static: string },
  info: RouteInfo,
): string {
  const tag = info.container?.[0] ?? 'div'
  return `<${tag} id="${id}" data-phx-main data-phx-session="${tokens.session}" data-phx-static="${tokens.static}"${attributesOf(info)}>`
}

function closing(info: RouteInfo): string {
  return `</${info.container?.[0] ?? 'div'}>`
}

/** The attributes that the route gave the container, as text. */
function attributesOf(info: RouteInfo): string {
  const attributes = info.container?.[1]
  if (attributes === undefined) return ''
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('')
}
