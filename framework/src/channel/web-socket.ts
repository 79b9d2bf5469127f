/**
 * Sockets over WebSocket, on `@fastify/websocket`: checks the upgrade, then hands frames to a {@link Connection}.
 *
 * Thousands of idle sockets live here, so what the upgrade leaves behind is let go of, and listeners are shared
 * functions that find their connection on the socket instead of closures.
 */
import type { Duplex } from 'node:stream'
import websocketPlugin from '@fastify/websocket'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RawData, WebSocket } from 'ws'
import type { HttpRuntime } from '../http/internal.ts'
import { logLimited } from '../telemetry/internal.ts'
import { parseConnectParams } from './connect-params.ts'
import type { Connection } from './connection.ts'
import { type AllowedOrigin, isOriginAllowed, parseOrigins } from './origin.ts'
import type { ConnectionInfo, Sink } from './sink.ts'
import type { SocketServer } from './socket-server.ts'
import { encodeTextFrame } from './text-frame.ts'

/** What an upgrade is checked with: the cookie's session, the page's CSRF token, the allowed origins. */
export type UpgradeChecks = Pick<HttpRuntime, 'sessionOf' | 'checkCsrf'> & {
  readonly config: Pick<HttpRuntime['config'], 'allowedOrigins'>
}

const VERSION = /^2\.0\.\d+$/
const SUBPROTOCOL = 'phoenix'
/** No handshake: what looks like one is answered as a request that is none. */
const OTHER_METHODS = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
/** A peer that does not answer a close is cut after this. */
const CLOSE_TIMEOUT_MS = 5_000

const connectionKey = Symbol('connection')
type ConnectedSocket = WebSocket & { [connectionKey]?: Connection }

/** Serves sockets at `<path>/websocket`. The plugin wraps the routes that are added after it: attach before them or after, not between. */
export async function attachWebSocket(
  fastify: FastifyInstance,
  path: string,
  sockets: SocketServer,
  checks: UpgradeChecks,
): Promise<void> {
  const origins = parseOrigins(checks.config.allowedOrigins)
  const options = {
    maxPayload: sockets.limits.maxFrameBytes,
    perMessageDeflate: sockets.compress,
    clientTracking: false,
    closeTimeout: CLOSE_TIMEOUT_MS,
    handleProtocols: (offered: ReadonlySet<string>) => offered.has(SUBPROTOCOL) && SUBPROTOCOL,
  }
  await fastify.register(websocketPlugin, {
    options,
    async preClose() {
      await sockets.drain({ batchSize: Number.POSITIVE_INFINITY })
      fastify.websocketServer.close()
    },
  })
  const intern = createIntern()
  fastify.route({
    method: 'GET',
    url: `${path}/websocket`,
    preValidation(request, reply, done) {
      const refusal = findRefusal(request, sockets, origins)
      if (refusal !== undefined) {
        reply.code(refusal).send()
        return
      }
      releaseResponse(request, reply)
      done()
    },
    // Only upgrades get past the check above, and those go to the other handler.
    handler: refuse,
    wsHandler: (ws, request) =>
      open(new WebSocketSink(ws, request.raw.socket), sockets, describe(request, checks, intern)),
  })
  fastify.route({
    method: OTHER_METHODS,
    url: `${path}/websocket`,
    // Before a body is read, which a socket has none of.
    onRequest: refuse,
    handler: refuse,
  })
}

/** The status of an upgrade that is not taken. */
function findRefusal(
  request: FastifyRequest,
  sockets: SocketServer,
  origins: readonly AllowedOrigin[],
): number | undefined {
  if (!request.ws) return 400
  if (sockets.isDraining) return 503
  const { origin, host = '', 'sec-websocket-protocol': offered } = request.headers
  if (!isOriginAllowed(origin, host, origins)) {
    const text = `CHANNEL_ORIGIN  refused ${request.ip}: its page is of another origin than this host`
    logLimited('CHANNEL_ORIGIN', 'warn', text, { origin, host })
    return 403
  }
  const isSpoken = VERSION.test(queryText(request, 'vsn'))
  return isSpoken && (offered === undefined || offersPhoenix(offered)) ? undefined : 403
}

function refuse(_request: FastifyRequest, reply: FastifyReply): void {
  reply.code(400).send()
}

function offersPhoenix(offered: string): boolean {
  return offered.split(',').some((protocol) => protocol.trim() === SUBPROTOCOL)
}

function queryText(request: FastifyRequest, name: string): string {
  const value = (request.query as Readonly<Record<string, unknown>>)[name]
  return typeof value === 'string' ? value : ''
}

/** The socket would keep its response, and by it the request and all headers, for as long as it lives. */
function releaseResponse(request: FastifyRequest, reply: FastifyReply): void {
  if (request.raw.socket) reply.raw.detachSocket(request.raw.socket)
}

function describe(
  request: FastifyRequest,
  checks: UpgradeChecks,
  intern: (text: string) => string,
): ConnectionInfo {
  const session = checks.sessionOf(request.headers.cookie)
  const holds =
    session !== undefined && checks.checkCsrf(session, queryText(request, '_csrf_token'))
  if (!holds) {
    const what = session === undefined ? 'no session cookie that holds' : 'no CSRF token that holds'
    const text = `CHANNEL_NO_SESSION  ${request.ip} connected with ${what}: its views cannot join`
    logLimited('CHANNEL_NO_SESSION', 'warn', text)
  }
  return {
    session: holds ? session : undefined,
    connectParams: parseConnectParams(request.url, request.query),
    host: intern(request.headers.host ?? ''),
    peer: request.ip,
    userAgent: intern(request.headers['user-agent'] ?? ''),
  }
}

function open(sink: WebSocketSink, sockets: SocketServer, info: ConnectionInfo): void {
  const { ws } = sink
  // The plugin's own listener holds the request and the reply; a socket without any would crash the node on an error.
  ws.removeAllListeners('error')
  ws.on('error', onError)
  ws.on('close', onClose)
  ws.on('message', onMessage)
  ws[connectionKey] = sockets.connect(sink, info)
}

function onMessage(this: ConnectedSocket, data: RawData, isBinary: boolean): void {
  // The default binary type makes every frame one Buffer.
  const frame = data as Buffer
  this[connectionKey]?.receive(isBinary ? frame : frame.toString())
}

function onClose(this: ConnectedSocket): void {
  this[connectionKey]?.closed()
}

/** What ws refuses (a frame too large, text that is no UTF-8) it closes by itself; a reset connection is no news. */
function onError(this: ConnectedSocket, error: Error & { readonly code?: string }): void {
  if (!error.code?.startsWith('WS_ERR_')) return
  const peer = this[connectionKey]?.info.peer
  logLimited('WIRE_BAD_FRAME', 'warn', `WIRE_BAD_FRAME  closed ${peer}: ${error.code}`)
}

class WebSocketSink implements Sink {
  readonly ws: ConnectedSocket
  /** Where frames may be written as they are; not when an extension has a say in them. */
  readonly #raw: Duplex | undefined
  #awaitsDrain: boolean

  constructor(ws: ConnectedSocket, raw: Duplex) {
    this.ws = ws
    this.#raw = ws.extensions === '' ? raw : undefined
    this.#awaitsDrain = false
  }

  get bufferedBytes(): number {
    return this.ws.bufferedAmount
  }

  send(text: string): void {
    const frame = this.#raw && encodeTextFrame(text)
    if (frame === undefined) this.ws.send(text)
    else if (this.ws.readyState === this.ws.OPEN) this.#raw?.write(frame)
  }

  close(code: number, reason: string): void {
    this.ws.close(code, reason)
  }

  // A ping is written behind everything else; that it was written is the one sign of a drain that ws gives.
  awaitDrain(): void {
    if (this.#awaitsDrain) return
    this.#awaitsDrain = true
    this.ws.ping(undefined, undefined, () => {
      this.#awaitsDrain = false
      this.ws[connectionKey]?.drained()
    })
  }
}

const MAX_INTERNED = 1_000

/** Keeps one copy of texts that many sockets share, such as the names of browsers. */
function createIntern(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const kept = known.get(text)
    if (kept !== undefined) return kept
    if (known.size >= MAX_INTERNED) known.clear()
    known.set(text, text)
    return text
  }
}
