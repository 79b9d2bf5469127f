/** Runs a matched route: its plugs in order, then what answers. No promise where nothing waits. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { MaybePromise } from '../core/index.ts'
import { logger } from '../telemetry/index.ts'
import { runWith } from '../telemetry/internal.ts'
import type { Rendered } from '../template/index.ts'
import { Conn } from './conn.ts'
import { httpErrors } from './errors.ts'
import type { HttpRuntime } from './http-runtime.ts'
import { hasEmptyParam } from './live-routes.ts'
import type { MatchedRoute, RouteTarget } from './route-target.ts'
import type { LiveRouteEntry, RouteEntry } from './router.ts'

/** The cookie by which a failed join says which error the next page request answers with. */
const RELOAD_COOKIE = '__phoenix_reload_status__'

type Handler = (request: FastifyRequest, reply: FastifyReply) => void

/**
 * Never returns a promise: Fastify would wait for one by listening to the whole response, which
 * costs more than a small page. It waits for `reply.send` just as well.
 */
export function createRouteHandler(runtime: HttpRuntime, route: RouteEntry): Handler {
  return (request, reply) => {
    const conn = new Conn(request, reply, runtime)
    if (hasEmptyParam(conn.params)) {
      reply.callNotFound()
      return
    }
    request.conn = conn
    runWith(conn, runRoute, conn, route)
  }
}

function runRoute(conn: Conn, route: RouteEntry): void {
  if (conn.request.headers.cookie?.includes(RELOAD_COOKIE)) throwReloadStatus(conn)
  const running = runPlugs(conn, route)
  if (running instanceof Promise)
    running.catch((thrown: unknown) => answerThrown(conn, route, thrown))
}

/** Only an `Error` is an error to Fastify; anything else would be sent as the answer. */
function answerThrown(conn: Conn, route: RouteEntry, thrown: unknown): void {
  const name = `${route.method} ${route.pattern}`
  const error =
    thrown instanceof Error ? thrown : httpErrors.HTTP_BAD_THROW({ route: name, thrown })
  if (conn.sent) logger.error(`${name} failed after it had answered`, { error })
  else conn.reply.send(error)
}

function runPlugs(conn: Conn, route: RouteEntry): MaybePromise<void> {
  const { plugs } = route
  for (let index = 0; index < plugs.length; index++) {
    const waiting = plugs[index]?.(conn)
    if (waiting instanceof Promise) return runRest(conn, route, index, waiting)
    if (conn.sent) return
  }
  return answer(conn, route)
}

async function runRest(
  conn: Conn,
  route: RouteEntry,
  from: number,
  waiting: Promise<void>,
): Promise<void> {
  await waiting
  for (let index = from + 1; index < route.plugs.length && !conn.sent; index++) {
    await route.plugs[index]?.(conn)
  }
  if (!conn.sent) await answer(conn, route)
}

function answer(conn: Conn, route: RouteEntry): MaybePromise<void> {
  if (route.kind === 'live') return answerLive(conn, route)
  const result = route.controller(conn, conn.params)
  if (result instanceof Promise) return result.then((value) => sendResult(conn, route, value))
  sendResult(conn, route, result)
}

function sendResult(conn: Conn, route: RouteEntry, result: unknown): void {
  if (conn.sent) return
  // A controller that answers through Fastify hands back its reply, which waits for itself.
  if (result === conn.reply) return
  if (typeof result !== 'object' || result === null) {
    throw httpErrors.HTTP_NO_ANSWER({ route: `${route.method} ${route.pattern} (${route.source})` })
  }
  conn.page(result as Rendered)
}

function answerLive(conn: Conn, route: LiveRouteEntry): MaybePromise<void> {
  const target = conn.runtime.liveRoutes.load(route)
  if (target instanceof Promise) return target.then((loaded) => respond(conn, route, loaded))
  return respond(conn, route, target)
}

function respond(conn: Conn, route: LiveRouteEntry, target: RouteTarget): MaybePromise<void> {
  const match: MatchedRoute = { info: route.info, params: conn.params }
  return target.respond(conn, match, conn.runtime)
}

/** A join failed with a status that its client cannot show: this request shows it, once. */
function throwReloadStatus(conn: Conn): void {
  const token = conn.cookie(RELOAD_COOKIE)
  if (token === undefined) return
  conn.deleteCookie(RELOAD_COOKIE)
  const status = conn.runtime.verifyReload(token)
  if (status === undefined) return
  throw httpErrors.HTTP_STATUS({ status, reason: 'the page could not be joined' })
}
