import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { type FastifyInstance, fastify } from 'fastify'
import { type Channel, Socket } from 'phoenix'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Connection } from '../../../framework/src/channel/connection.ts'
import type { SocketLimits } from '../../../framework/src/channel/limits.ts'
import {
  createSocketServer,
  type SocketServer,
} from '../../../framework/src/channel/socket-server.ts'
import { attachWebSocket } from '../../../framework/src/channel/web-socket.ts'
import { captureLog } from '../../../framework/src/telemetry/index.ts'
import { echoHandler } from './echo-channel.ts'

/** Holds for the cookie `good` and the token `right`. */
const checks = {
  config: { allowedOrigins: ['allowed.test'] },
  sessionOf: (cookie: string | undefined) => (cookie === 'good' ? { user: 7 } : undefined),
  checkCsrf: (session: unknown, token: unknown) => session !== undefined && token === 'right',
}

let server: FastifyInstance
let sockets: SocketServer
let base: string
let open: WebSocket[] = []

async function serve(limits: Partial<SocketLimits> = {}): Promise<void> {
  server = fastify()
  sockets = createSocketServer({ handlers: [{ pattern: 'room:*', handler: echoHandler }], limits })
  await attachWebSocket(server, '/live', sockets, checks)
  base = (await server.listen({ host: '127.0.0.1', port: 0 })).replace('http', 'ws')
}

beforeEach(() => serve())
afterEach(async () => {
  for (const socket of open) socket.terminate()
  open = []
  await server.close()
})

type Headers = Readonly<Record<string, string>>
interface ConnectOptions {
  readonly query?: string
  readonly headers?: Headers
  readonly protocols?: string[]
}

function start({
  query = '_csrf_token=right&vsn=2.0.0',
  headers,
  protocols = [],
}: ConnectOptions): WebSocket {
  const socket = new WebSocket(`${base}/live/websocket?${query}`, protocols, {
    headers: { cookie: 'good', ...headers },
  })
  open.push(socket)
  return socket
}

/** The status that an upgrade is answered with: 101 when it is taken. */
function statusOf(options: ConnectOptions): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const socket = start(options)
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.on('open', () => resolve(101))
    socket.on('error', reject)
  })
}

async function connect(options: ConnectOptions = {}): Promise<WebSocket> {
  const socket = start(options)
  await new Promise((resolve, reject) => {
    socket.on('open', resolve)
    socket.on('error', reject)
  })
  return socket
}

function next(socket: WebSocket): Promise<string> {
  return new Promise((resolve) => socket.once('message', (data) => resolve(String(data))))
}

function closeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.on('close', resolve))
}

describe('attachWebSocket', () => {
  it('serves the socket at its path', async () => {
    const socket = await connect()

    socket.send('["4","4","room:1","phx_join",{}]')

    expect(await next(socket)).toBe('["4","4","room:1","phx_reply",{"status":"ok","response":{}}]')
  })

  it.each([
    ['vsn=2.0.0', 101],
    ['vsn=2.0.9', 101],
    ['vsn=1.0.0', 403],
    ['vsn=2.1.0', 403],
    ['', 403],
  ])('answers the version of %j with %i', async (query, status) => {
    expect(await statusOf({ query: `_csrf_token=right&${query}` })).toBe(status)
  })

  it('refuses a page of another origin', async () => {
    const { value: statuses, lines } = await captureLog(async () => [
      await statusOf({ headers: { origin: 'http://evil.test' } }),
      await statusOf({ headers: { origin: 'null' } }),
    ])

    expect(statuses).toEqual([403, 403])
    expect(lines[0]?.message).toContain('CHANNEL_ORIGIN  refused 127.0.0.1')
  })

  it('takes pages of its own origin and of allowed ones', async () => {
    const own = base.replace('ws', 'http')

    expect(await statusOf({ headers: { origin: own } })).toBe(101)
    expect(await statusOf({ headers: { origin: 'https://allowed.test' } })).toBe(101)
  })

  it('answers a request that is no upgrade with 400', async () => {
    const answer = await fetch(`${base.replace('ws', 'http')}/live/websocket?vsn=2.0.0`)

    expect([answer.status, await answer.text()]).toEqual([400, ''])
  })

  it('answers an upgrade by another method with 400', async () => {
    const upgrading = request(`${base.replace('ws', 'http')}/live/websocket?vsn=2.0.0`, {
      method: 'POST',
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      },
    }).end('a body')

    const [answer] = (await once(upgrading, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(400)
  })

  it('takes the subprotocol of the official client and no other', async () => {
    const socket = await connect({
      protocols: ['phoenix', 'base64url.bearer.phx.dDE='.slice(0, 24)],
    })

    expect(socket.protocol).toBe('phoenix')
    expect(await statusOf({ protocols: ['graphql-ws'] })).toBe(403)
  })

  it.each([
    ['good', 'right', { user: 7 }],
    ['good', 'wrong', undefined],
    ['bad', 'right', undefined],
  ])('has the session of cookie %j with token %j: %j', async (cookie, token, session) => {
    const seen = nextConnection()

    await captureLog(() =>
      connect({ query: `zone=1&_csrf_token=${token}&vsn=2.0.0`, headers: { cookie } }),
    )

    expect((await seen).info).toMatchObject({
      session,
      connectParams: { zone: '1' },
      peer: '127.0.0.1',
    })
  })

  it('logs loudly that a session did not hold', async () => {
    const { lines } = await captureLog(() => connect({ query: 'vsn=2.0.0' }))

    expect(lines.map((line) => line.message)).toEqual([
      'CHANNEL_NO_SESSION  127.0.0.1 connected with no CSRF token that holds: its views cannot join',
    ])
  })

  it('closes with 1009 for a frame above the limit', async () => {
    const socket = await connect()

    const { value: code, lines } = await captureLog(() => {
      socket.send('x'.repeat(1_048_577))
      return closeOf(socket)
    })

    expect(code).toBe(1009)
    expect(lines.map((line) => line.message)).toContainEqual(
      'WIRE_BAD_FRAME  closed 127.0.0.1: WS_ERR_UNSUPPORTED_MESSAGE_LENGTH',
    )
  })

  it('ends the connection with its socket', async () => {
    const socket = await connect()
    expect(sockets.connectionCount).toBe(1)

    socket.close()
    await closeOf(socket)
    await serverTurn(() => sockets.connectionCount === 0)

    expect(sockets.connectionCount).toBe(0)
  })

  it('survives a socket that is cut', async () => {
    const socket = await connect()

    socket.terminate()
    await serverTurn(() => sockets.connectionCount === 0)

    expect(await statusOf({})).toBe(101)
  })

  it('closes its sockets with 1012 when the server stops', async () => {
    const socket = await connect()
    const code = closeOf(socket)

    await server.close()

    expect(await code).toBe(1012)
  })

  it('refuses upgrades while it drains', async () => {
    await sockets.drain()

    expect(await statusOf({})).toBe(503)
  })

  it('tells of a drain when everything has left', async () => {
    await server.close()
    await serve({ highWaterBytes: 0 })
    const socket = await connect()
    socket.send('["4","4","room:1","phx_join",{}]')
    await next(socket)

    socket.send('["4","5","room:1","wait for drain",{}]')

    expect(await next(socket)).toBe('["4",null,"room:1","drained",{}]')
  })
})

describe('the official phoenix client', () => {
  const joined = (channel: Channel): Promise<unknown> =>
    new Promise((resolve, reject) => {
      channel.join().receive('ok', resolve).receive('error', reject)
    })
  const pushed = (channel: Channel, event: string): Promise<unknown> =>
    new Promise((resolve) => {
      channel.push(event, { text: 'hi' }).receive('ok', resolve)
    })

  function createClient(): Socket {
    const socket = new Socket(`${base}/live`, {
      transport: WebSocket,
      params: { _csrf_token: 'right' },
      reconnectAfterMs: () => 10,
      rejoinAfterMs: () => 10,
    })
    socket.connect()
    return socket
  }

  async function withClient(run: (socket: Socket) => Promise<void>) {
    await captureLog(async () => {
      const socket = createClient()
      try {
        await run(socket)
      } finally {
        await new Promise<void>((resolve) => socket.disconnect(resolve))
      }
    })
  }

  it('joins, pushes and hears the reply', () =>
    withClient(async (socket) => {
      const channel = socket.channel('room:1', {})

      expect(await joined(channel)).toEqual({})
      expect(await pushed(channel, 'echo')).toEqual({ text: 'hi' })
    }))

  it('hears why a join is refused', () =>
    withClient(async (socket) => {
      const refused = joined(socket.channel('room:1', { join: 'refuse' }))

      await expect(refused).rejects.toEqual({ reason: 'refused' })
    }))

  it('hears of an unmatched topic', () =>
    withClient(async (socket) => {
      const refused = joined(socket.channel('nosuch:1', {}))

      await expect(refused).rejects.toEqual({ reason: 'unmatched topic' })
    }))

  it('joins again after a crash', () =>
    withClient(async (socket) => {
      const channel = socket.channel('room:1', {})
      await joined(channel)

      const errors: unknown[] = []
      channel.onError((reason) => errors.push(reason))
      channel.push('crash', {})
      await serverTurn(() => errors.length > 0 && channel.state === 'joined')

      expect(await pushed(channel, 'echo')).toEqual({ text: 'hi' })
    }))

  it('leaves, and closes for good', () =>
    withClient(async (socket) => {
      const channel = socket.channel('room:1', {})
      await joined(channel)

      await new Promise((resolve) => channel.leave().receive('ok', resolve))

      expect(channel.state).toBe('closed')
    }))

  it('connects and joins again after the server has closed the socket', () =>
    withClient(async (socket) => {
      const connection = nextConnection()
      const channel = socket.channel('room:1', {})
      await joined(channel)

      const first = await connection
      first.close(1001, 'idle')
      await serverTurn(() => channel.state !== 'joined')
      await serverTurn(() => channel.state === 'joined')

      expect(await pushed(channel, 'echo')).toEqual({ text: 'hi' })
    }))
})

/** Lets the event loop turn until the server has done what the wire gives no sign of. */
async function serverTurn(isDone: () => boolean): Promise<void> {
  while (!isDone()) await new Promise((resolve) => setImmediate(resolve))
}

function nextConnection(): Promise<Connection> {
  return new Promise((resolve) => {
    const connectionOpened = sockets.connectionOpened.bind(sockets)
    sockets.connectionOpened = (connection) => {
      sockets.connectionOpened = connectionOpened
      resolve(connection)
      connectionOpened(connection)
    }
  })
}
