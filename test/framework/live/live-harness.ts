/** An application in memory, spoken to frame by frame: for tests of what a browser may send. */
import type { FastifyInstance } from 'fastify'
import type { SocketLimits } from '../../../framework/src/channel/index.ts'
import {
  type Connection,
  createSocketServer,
  type SocketServer,
} from '../../../framework/src/channel/internal.ts'
import { type Clock, createDeferred, type JsonObject } from '../../../framework/src/core/index.ts'
import {
  defaultLayout,
  fetchFlash,
  fetchSession,
  type LiveSessionOptions,
  type Route,
  type RouterBuilder,
  rootLayout,
  router,
} from '../../../framework/src/http/index.ts'
import { createEndpoint, HttpRuntime, NO_ASSETS } from '../../../framework/src/http/internal.ts'
import { type LiveOptions, liveChannelHandler } from '../../../framework/src/live/internal.ts'
import { dynamicSupervisor } from '../../../framework/src/otp/index.ts'
import { decodeForm } from '../../../framework/src/wire/index.ts'

export type Frame = readonly [string | null, string | null, string, string, JsonObject]

/** A harness whose views stand in one live session. */
export interface HarnessOptions {
  readonly environment?: 'development' | 'test' | 'production'
  readonly session?: LiveSessionOptions
  /** Routes outside of the live session `app`. */
  readonly routes?: (r: RouterBuilder) => void
  readonly live?: Partial<LiveOptions>
  readonly limits?: Partial<SocketLimits>
  readonly clock?: Clock
}

export class Harness {
  readonly runtime: HttpRuntime
  readonly fastify: FastifyInstance
  readonly sockets: SocketServer

  constructor(parts: { runtime: HttpRuntime; fastify: FastifyInstance; sockets: SocketServer }) {
    this.runtime = parts.runtime
    this.fastify = parts.fastify
    this.sockets = parts.sockets
  }

  async get(url: string, cookie?: string): Promise<PageResponse> {
    const response = await this.fastify.inject({
      url,
      headers: { host: 'shop.test', accept: 'text/html', ...(cookie ? { cookie } : {}) },
    })
    return new PageResponse(response.statusCode, response.body, response.headers)
  }

  /** A page, and a socket that its browser has opened. */
  async open(url: string): Promise<{ page: PageResponse; socket: TestSocket }> {
    const page = await this.get(url)
    return { page, socket: this.connect(page.cookie) }
  }

  connect(cookie: string | undefined): TestSocket {
    return new TestSocket(this.sockets, this.runtime.sessionOf(cookie))
  }

  /** A page whose view has joined. */
  async join(url: string): Promise<JoinedPage> {
    const { page, socket } = await this.open(url)
    const reply = await socket.join(page, { url: `http://shop.test${url}` })
    return { page, socket, reply, topic: page.topic }
  }
}

export interface JoinedPage {
  readonly page: PageResponse
  readonly socket: TestSocket
  readonly reply: Reply
  readonly topic: string
}

export interface Reply {
  readonly status: string
  readonly response: Readonly<Record<string, unknown>>
}

export class PageResponse {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>

  constructor(status: number, body: string, headers: Readonly<Record<string, unknown>>) {
    this.status = status
    this.body = body
    this.headers = headers
  }

  get id(): string {
    return /<\w+ id="(phx-[^"]+)" data-phx-main/.exec(this.body)?.[1] ?? ''
  }

  get topic(): string {
    return `lv:${this.id}`
  }

  get session(): string {
    return /data-phx-session="([^"]*)"/.exec(this.body)?.[1] ?? ''
  }

  get static(): string {
    return /data-phx-static="([^"]*)"/.exec(this.body)?.[1] ?? ''
  }

  get cookie(): string | undefined {
    const header = this.headers['set-cookie']
    const cookies = Array.isArray(header) ? header : [header]
    return cookies.map((cookie) => String(cookie).split(';')[0]).join('; ')
  }
}

/** A browser's end of a socket, in memory. */
export class TestSocket {
  readonly frames: Frame[] = []
  readonly connection: Connection
  closedWith: number | undefined
  bufferedBytes = 0
  awaitsDrain = false
  #ref = 0
  #joinRefByTopic = new Map<string, string>()

  constructor(sockets: SocketServer, session: ReturnType<HttpRuntime['sessionOf']>) {
    const socket = this
    this.connection = sockets.connect(
      {
        send: (text) => this.frames.push(JSON.parse(text) as Frame),
        close: (code) => {
          this.closedWith = code
        },
        get bufferedBytes() {
          return socket.bufferedBytes
        },
        awaitDrain: () => {
          this.awaitsDrain = true
        },
      },
      { session, connectParams: {}, host: 'shop.test', peer: '10.0.0.9', userAgent: '' },
    )
  }

  /** Joins the view of a page and gives the answer. */
  async join(page: PageResponse, payload: JsonObject): Promise<Reply> {
    const ref = String(++this.#ref)
    this.#joinRefByTopic.set(page.topic, ref)
    const full = {
      session: page.session,
      static: page.static,
      params: { _mounts: 0, _mount_attempts: 0 },
      ...payload,
    }
    this.raw([ref, ref, page.topic, 'phx_join', full])
    return this.replyTo(ref)
  }

  /** Sends an event and gives the answer. */
  event(topic: string, payload: JsonObject): Promise<Reply> {
    return this.push(topic, 'event', payload)
  }

  click(topic: string, event: string, value: JsonObject = {}): Promise<Reply> {
    return this.event(topic, { type: 'click', event, value: { ...value, value: '' } })
  }

  form(topic: string, event: string, value: string, meta: JsonObject = {}): Promise<Reply> {
    return this.event(topic, { type: 'form', event, value, meta, uploads: {} })
  }

  push(topic: string, name: string, payload: JsonObject): Promise<Reply> {
    const ref = String(++this.#ref)
    this.raw([this.#joinRefByTopic.get(topic) ?? null, ref, topic, name, payload])
    return this.replyTo(ref)
  }

  raw(frame: readonly unknown[]): void {
    this.connection.receive(JSON.stringify(frame))
  }

  async replyTo(ref: string): Promise<Reply> {
    const frame = await this.waitFor(
      (candidate) => candidate[1] === ref && candidate[3] === 'phx_reply',
    )
    return frame[4] as unknown as Reply
  }

  /** The first frame that fits, now or in a few turns. */
  async waitFor(fits: (frame: Frame) => boolean): Promise<Frame> {
    for (let turn = 0; turn < 200; turn++) {
      const found = this.frames.find(fits)
      if (found) return found
      await nextTurn()
    }
    throw new Error(`no such frame among ${JSON.stringify(this.frames)}`)
  }

  /** The payloads of all pushes of an event. */
  pushes(event: string): readonly JsonObject[] {
    return this.frames.filter((frame) => frame[3] === event).map((frame) => frame[4])
  }

  drained(): void {
    this.bufferedBytes = 0
    this.connection.drained()
  }
}

/** Lets everything run that can run without I/O. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn++) await nextTurn()
}

function nextTurn(): Promise<void> {
  const { promise, resolve } = createDeferred<void>()
  setImmediate(resolve)
  return promise
}

/** Starts an application whose routes stand in the pipeline `browser` and one live session. */
export async function startHarness(
  define: (r: RouterBuilder) => void,
  options: HarnessOptions = {},
): Promise<Harness> {
  const routes = router((r) => {
    r.pipeline('browser', [fetchSession, fetchFlash, rootLayout(defaultLayout)])
    r.scope('/', { through: ['browser'] }, (r) => {
      r.liveSession('app', options.session ?? {}, define)
      options.routes?.(r)
    })
  })
  const runtime = new HttpRuntime({
    router: routes,
    assets: NO_ASSETS,
    ...(options.clock ? { clock: options.clock } : {}),
    config: {
      name: 'shop',
      environment: options.environment ?? 'test',
      secret: 'x'.repeat(32),
      url: undefined,
      root: '/',
      socketPath: '/live',
      allowedOrigins: [],
      trustProxy: false,
      policy: {},
      staticFolders: [],
      maxBodyBytes: 1_048_576,
      filterParams: [],
      decodeForm,
      fixStack: undefined,
    },
  })
  const supervisor = await dynamicSupervisor().start()
  const handler = liveChannelHandler(runtime, { supervisor, ...options.live })
  const sockets = createSocketServer({
    handlers: [{ pattern: 'lv:*', handler }],
    ...(options.limits ? { limits: options.limits } : {}),
  })
  return new Harness({ runtime, fastify: await createEndpoint({ runtime }), sockets })
}

export type { Route }
