/** Starts an application: settings, supervision tree, endpoint, socket; and stops it without cutting anyone off. */
import type { FastifyInstance } from 'fastify'
import { attachWebSocket, createSocketServer, type SocketServer } from '../channel/internal.ts'
import { type Clock, systemClock } from '../core/index.ts'
import {
  createEndpoint,
  DEFAULT_MAX_BODY_BYTES,
  DEFAULT_PARAM_FILTER,
  type Environment,
  type HttpConfig,
  HttpRuntime,
} from '../http/internal.ts'
import { liveChannelHandler } from '../live/internal.ts'
import type { ExitReason } from '../otp/index.ts'
import { configureLogger, logger } from '../telemetry/index.ts'
import { allowStyles } from '../template/internal.ts'
import { decodeForm } from '../wire/index.ts'
import { type ClientBuild, findClientBuild } from './assets.ts'
import { within } from './deadline.ts'
import type { App } from './define-app.ts'
import type { DevHooks } from './dev-hooks.ts'
import { configureChecks } from './development-checks.ts'
import type { Env } from './env-file.ts'
import { appErrors } from './errors.ts'
import { FrontServer } from './front-server.ts'
import { addHealthRoutes } from './health.ts'
import { listen } from './listen.ts'
import { readSettings, type Settings } from './settings.ts'
import { startTree, type Tree } from './start-tree.ts'

/** How to start an application. */
export interface StartAppOptions {
  /** Default: `NODE_ENV`, and `development` without it. */
  readonly environment?: Environment
  /** Where settings are looked for before the `.env` files (default: the process's environment). */
  readonly env?: Env
  /** Folder of the application, where its `.env` files and static folders are (default: the working directory). */
  readonly root?: string
  /** Wins over the setting `PORT`; 0 lets the system choose. */
  readonly port?: number
  /** Wins over the setting `HOST`. */
  readonly host?: string
  /** `false` opens no port: requests come through `fastify.inject` (default: true). */
  readonly listens?: boolean
  /** Folder of the client's build (default: `dist/client`, when it is there). */
  readonly clientDir?: string
  /** Called after the application stopped by itself, because its supervision tree gave up. */
  readonly ended?: (error: Error) => void
  /** The development server's part. */
  readonly dev?: DevHooks
  readonly clock?: Clock
}

/** An application that runs. */
export interface RunningApp {
  readonly name: string
  readonly settings: Settings
  /** The endpoint; its hooks, plugins and `inject` are Fastify's. */
  readonly fastify: FastifyInstance
  /** Where it listens, such as `http://localhost:4000`. */
  readonly url: string
  readonly runtime: HttpRuntime
  readonly sockets: SocketServer
  /** Stops it; see {@link StopOptions}. A second call waits for the first. */
  stop(options?: StopOptions): Promise<void>
}

/** How long stopping may take. */
export interface StopOptions {
  /**
   * Milliseconds for sockets and requests to end (default: 30,000); 0 cuts them at once. The
   * children have their own time.
   */
  readonly graceMs?: number
}

const GRACE_MS = 30_000
/** An application that failed to start serves nobody: only its own parts are waited for. */
const FAILED_GRACE_MS = 2_000
const TREE_GRACE_MS = 10_000

/**
 * Starts an application and, unless told otherwise, listens.
 *
 * @throws {AnkaError} `APP_BAD_CONFIG` with everything that is wrong; `APP_PORT_IN_USE`.
 *
 * @example
 * const app = { name: 'shop', router: { routes: [] }, socketPath: '/live' }
 * const running = await startApp(app, { environment: 'test', listens: false })
 * const response = await running.fastify.inject('/healthz')
 * await running.stop()
 * response.json() // => { status: 'alive' }
 */
export async function startApp(app: App, options: StartAppOptions = {}): Promise<RunningApp> {
  const root = options.root ?? process.cwd()
  const env = options.env ?? process.env
  const environment = options.environment ?? environmentOf(env)
  const read = readSettings({ environment, env, root })
  const settings = { ...read, port: options.port ?? read.port, host: options.host ?? read.host }
  configureLogger({ level: settings.logLevel, pretty: environment === 'development' })
  configureChecks(environment !== 'production')
  allowStyles(app.csp?.styleAttributes !== false)
  const build = await findClientBuild({
    app,
    root,
    dir: options.clientDir,
    dev: options.dev,
    isProduction: environment === 'production',
  })
  const config = createConfig({ app, settings, root, build, dev: options.dev })
  const running = new Running({ app, config, settings, build, options })
  try {
    await running.start()
  } catch (error) {
    await running.stop({ graceMs: FAILED_GRACE_MS })
    throw error
  }
  return running
}

function environmentOf(env: Env): Environment {
  return env.NODE_ENV === 'production' || env.NODE_ENV === 'test' ? env.NODE_ENV : 'development'
}

interface Parts {
  readonly app: App
  readonly settings: Settings
  readonly root: string
  readonly build: ClientBuild
  readonly dev: DevHooks | undefined
}

function createConfig({ app, settings, root, build, dev }: Parts): HttpConfig {
  return {
    name: app.name,
    environment: settings.environment,
    secret: settings.secret,
    url: settings.url,
    root,
    socketPath: app.socketPath,
    allowedOrigins: settings.allowedOrigins,
    trustProxy: settings.trustProxy,
    policy: dev?.policy ? withSources(app.csp, dev.policy) : (app.csp ?? {}),
    staticFolders: [...(app.static ?? []), ...build.folders],
    maxBodyBytes: app.maxBodyBytes ?? DEFAULT_MAX_BODY_BYTES,
    filterParams: app.filterParams ?? DEFAULT_PARAM_FILTER,
    decodeForm,
    fixStack: dev?.fixStack && ((error) => dev.fixStack?.(error)),
  }
}

function withSources(csp: App['csp'], added: Readonly<Record<string, readonly string[]>>) {
  const merged: Record<string, readonly string[]> = { ...csp?.add }
  for (const [directive, sources] of Object.entries(added)) {
    merged[directive] = [...(merged[directive] ?? []), ...sources]
  }
  return { ...csp, add: merged }
}

class Running implements RunningApp {
  readonly settings: Settings
  readonly runtime: HttpRuntime
  readonly #clock: Clock
  readonly #options: StartAppOptions
  readonly #editions: FastifyInstance[] = []
  #app: App
  #tree: Tree | undefined
  #sockets: SocketServer | undefined
  #front: FrontServer | undefined
  #endChanges: (() => void) | undefined
  #url = 'http://localhost'
  #isReady = false
  #stopping: Promise<void> | undefined

  constructor(parts: {
    readonly app: App
    readonly config: HttpConfig
    readonly settings: Settings
    readonly build: ClientBuild
    readonly options: StartAppOptions
  }) {
    this.#app = parts.app
    this.#options = parts.options
    this.settings = parts.settings
    this.#clock = parts.options.clock ?? systemClock
    this.runtime = new HttpRuntime({
      config: parts.config,
      router: parts.app.router,
      assets: parts.build.assets,
      clock: this.#clock,
    })
  }

  get name(): string {
    return this.#app.name
  }

  get fastify(): FastifyInstance {
    const current = this.#editions.at(-1)
    if (!current) throw appErrors.APP_STOPPED({ name: this.name })
    return current
  }

  get sockets(): SocketServer {
    if (!this.#sockets) throw appErrors.APP_STOPPED({ name: this.name })
    return this.#sockets
  }

  get url(): string {
    return this.#url
  }

  async start(): Promise<void> {
    const { dev, clock } = this.#options
    if (this.settings.environment === 'production') await this.runtime.loadViews()
    this.#tree = await startTree(this.name, this.#app.children ?? [], (reason) =>
      this.#treeEnded(reason),
    )
    const handler = liveChannelHandler(this.runtime, {
      supervisor: this.#tree.views,
      ...(dev?.report ? { onProblem: (problem) => dev.report?.(problem) } : {}),
    })
    this.#sockets = createSocketServer({
      handlers: [{ pattern: 'lv:*', handler }],
      ...(this.#app.limits ? { limits: this.#app.limits } : {}),
      ...(clock ? { clock } : {}),
    })
    this.#editions.push(await this.#createEdition())
    if (this.#options.listens !== false) await this.#listen()
    this.#endChanges = dev?.onAppChange?.((app) => this.#replace(app))
    this.#isReady = true
  }

  stop(options: StopOptions = {}): Promise<void> {
    this.#stopping ??= this.#stop(options.graceMs ?? GRACE_MS)
    return this.#stopping
  }

  async #createEdition(): Promise<FastifyInstance> {
    const fastify = await createEndpoint({ runtime: this.runtime, configure: this.#app.fastify })
    addHealthRoutes(fastify, () => this.#isReady)
    await attachWebSocket(fastify, this.#app.socketPath, this.sockets, this.runtime)
    await fastify.ready()
    return fastify
  }

  async #listen(): Promise<void> {
    const { port: wanted, host } = this.settings
    const { dev } = this.#options
    const front = dev ? new FrontServer(this.fastify, dev) : undefined
    const server = front?.server ?? this.fastify.server
    const at = { port: wanted, host }
    const port = await listen(server, at, (to) => front?.listen(to) ?? this.fastify.listen(to))
    this.#front = front
    this.#url = `http://${nameOf(host)}:${port}`
  }

  /**
   * Views and children that run stay as they are; requests and joins from now on are the new
   * edition's, and children that it adds are started before them.
   */
  async #replace(app: App): Promise<void> {
    if (this.#stopping) throw appErrors.APP_STOPPED({ name: this.name })
    const previous = this.#app
    try {
      this.#app = app
      this.runtime.replaceRouter(app.router)
      await this.#tree?.reconcile(app.children ?? [])
      const edition = await this.#createEdition()
      this.#editions.push(edition)
      this.#front?.replace(edition)
    } catch (error) {
      this.#app = previous
      this.runtime.replaceRouter(previous.router)
      throw error
    }
  }

  /** Nothing can be trusted to run any more: whoever supervises the node starts it again. */
  #treeEnded(reason: ExitReason): void {
    const error = appErrors.APP_TREE_ENDED({ name: this.name, reason })
    logger.error(error.message, { error: reason })
    this.#tree = undefined
    const { ended } = this.#options
    void this.stop({ graceMs: TREE_GRACE_MS }).then(() => ended?.(error))
  }

  async #stop(graceMs: number): Promise<void> {
    this.#isReady = false
    this.#endChanges?.()
    const endMs = this.#clock.monotonicMs() + graceMs
    const left = () => endMs - this.#clock.monotonicMs()
    if (this.#sockets) await within(this.#clock, left(), this.#sockets.drain())
    await this.#closeServers(left)
    if (!this.#tree) return
    const ended = await within(this.#clock, TREE_GRACE_MS, this.#tree.stop())
    if (!ended) logger.warn(`APP_SLOW_STOP  children of ${this.name} did not end in time`)
  }

  async #closeServers(left: () => number): Promise<void> {
    const closed = Promise.all([
      this.#front?.close(),
      ...this.#editions.map((edition) => edition.close()),
    ])
    const isHasty = left() <= 0
    if (!isHasty && (await within(this.#clock, left(), closed))) return
    if (!isHasty)
      logger.warn(`APP_SLOW_STOP  requests to ${this.name} were cut: they took too long`)
    this.#front?.server.closeAllConnections()
    for (const edition of this.#editions) edition.server.closeAllConnections()
    await within(this.#clock, 1_000, closed)
  }
}

/** What a person types into a browser. */
function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
