/**
 * Servers: a state, and handlers that take it and return the next. Everything about one is inferred from its
 * definition. The process behind it is in `gen-server-process.ts`.
 */

import type { MaybePromise } from '../../core/index.ts'
import { checkMessage } from '../process/checks.ts'
import { getCurrentProcess, Reference } from '../process/current.ts'
import type { ExitReason } from '../process/exit-reason.ts'
import { findByName } from '../process/names.ts'
import type { Process } from '../process/process.ts'
import type { Pid } from '../process/signals.ts'
import { startProcess, whenStarted } from '../process/start.ts'
import type { ChildOptions, ChildSpec } from '../supervisor/child-spec.ts'
import { CALL_TIMEOUT_MS, callProcess, PendingCall } from './calls.ts'
import {
  Cast,
  type Context,
  type From,
  GenServerProcess,
  type ServerDefinition,
} from './gen-server-process.ts'
import type { Continue, Ignore, NoReply, Reply, Stop } from './outcomes.ts'

/** Answers a call. */
export type CallHandler<S> = (
  state: S,
  payload: never,
  context: Context,
) => MaybePromise<Reply<unknown, S> | NoReply<S> | Stop<S> | Continue<S>>

/** Handles a cast. */
export type CastHandler<S> = (
  state: S,
  payload: never,
  context: Context,
) => MaybePromise<S | Stop<S> | Continue<S>>

type Args<H> = H extends (state: never, ...rest: infer R) => unknown
  ? R extends []
    ? []
    : R extends [(infer P)?, ...unknown[]]
      ? unknown extends P
        ? []
        : undefined extends P
          ? [payload?: P]
          : [payload: P]
      : []
  : []

type Value<H> = H extends (...args: never) => infer R
  ? Extract<Awaited<R>, Reply<unknown, unknown>> extends Reply<infer V, unknown>
    ? V
    : never
  : never

/** A running server, or the name of one. */
export interface ServerRef<Calls, Casts, Info> extends Pid {
  /** The same server with another time-out for calls, in milliseconds (default: 5,000). */
  within(ms: number): ServerRef<Calls, Casts, Info>
  /** Asks and waits; rejects when the server is missing, ends, or does not answer in time. */
  call<K extends keyof Calls & string>(
    operation: K,
    ...args: Args<Calls[K]>
  ): Promise<Value<Calls[K]>>
  /** Tells, and does not wait; a missing server is silence. */
  cast<K extends keyof Casts & string>(operation: K, ...args: Args<Casts[K]>): void
  /** Sends a message to the server's `info`. */
  send(message: Info): void
}

/** How a server starts. */
export interface StartOptions {
  /** Registered before `init` runs, released when the server ends. */
  readonly name?: string
  /** Whether the running process is linked to the new one (default: false). */
  readonly link?: boolean
  /** Longest `init` in milliseconds; then the server is killed (default: no limit). */
  readonly timeoutMs?: number
  /** Most messages that may wait; one more ends the server (default: no bound). */
  readonly maxMessages?: number
  /** Number of waiting messages above which `process.mailbox_filled` is executed (default: 1,000). */
  readonly highWater?: number
}

/** A server's definition as a value, from which servers are started. */
export interface GenServer<Arg, Calls, Casts, Info> {
  /** Starts a server and waits for its `init`. */
  start(
    ...args: unknown extends Arg
      ? [arg?: undefined, options?: StartOptions]
      : [arg: Arg, options?: StartOptions]
  ): Promise<ServerRef<Calls, Casts, Info>>
  /** The server under that name, whichever process holds it now. */
  ref(name: string): ServerRef<Calls, Casts, Info>
  /** The server as a supervisor's child. */
  child(
    ...args: unknown extends Arg
      ? [arg?: undefined, options?: ChildOptions]
      : [arg: Arg, options?: ChildOptions]
  ): ChildSpec<ServerRef<Calls, Casts, Info>>
}

/** What a server is made of. Handlers are pure functions of the state as far as possible. */
export interface GenServerDefinition<S, Arg, Calls, Casts, Info> {
  /** What the server is called in logs (default: `server`). */
  label?: string
  /** The first state. */
  init(arg: Arg, context: Context): MaybePromise<S | Continue<S> | Stop<S> | Ignore>
  /** Requests with an answer. */
  calls?: Calls & Record<string, CallHandler<S>>
  /** Requests without one. */
  casts?: Casts & Record<string, CastHandler<S>>
  /** Messages that were sent with `send` or by a timer. */
  info?(state: S, message: Info, context: Context): MaybePromise<S | Stop<S> | Continue<S>>
  /** The step given to `andContinue`, before any queued message. */
  continue?(state: S, step: unknown, context: Context): MaybePromise<S | Stop<S> | Continue<S>>
  /** A monitored process has ended. */
  down?(
    state: S,
    death: { readonly ref: string; readonly pid: Pid; readonly reason: ExitReason },
    context: Context,
  ): MaybePromise<S | Stop<S> | Continue<S>>
  /** A linked process has ended, and this one traps exits. */
  exit?(
    state: S,
    death: { readonly pid: Pid; readonly reason: ExitReason },
    context: Context,
  ): MaybePromise<S | Stop<S> | Continue<S>>
  /** After a stop, a throw, or a trapped parent's exit; not when the server is killed. */
  terminate?(reason: ExitReason, state: S): MaybePromise<void>
  /** Whether exit signals come to `exit` instead of ending the server (default: false). */
  trapExits?: boolean
}

/**
 * Declares a server. Nothing runs until it is started, alone or by a supervisor.
 *
 * @example
 * import { reply } from 'anka/otp'
 * const Counter = genServer({
 *   init: (start: number) => ({ n: start }),
 *   calls: { add: (state, by: number) => reply(state.n + by, { n: state.n + by }) },
 *   casts: { reset: () => ({ n: 0 }) },
 * })
 * const counter = await Counter.start(1)
 * await counter.call('add', 2) // => 3
 * counter.cast('reset')
 * await counter.call('add', 5) // => 5
 */
export function genServer<
  S,
  Arg,
  Calls extends Record<string, CallHandler<S>> = Record<never, never>,
  Casts extends Record<string, CastHandler<S>> = Record<never, never>,
  Info = never,
>(definition: GenServerDefinition<S, Arg, Calls, Casts, Info>): GenServer<Arg, Calls, Casts, Info> {
  const server: UntypedServer = {
    compiled: compileDefinition(definition as unknown as AnyDefinition),
    async start(arg, options = {}) {
      const process = new GenServerProcess(server.compiled, arg)
      const parent = options.link ? getCurrentProcess('start with link') : undefined
      startProcess(process, { ...options, link: parent })
      await whenStarted(process, options.timeoutMs)
      return new ServerHandle(process, CALL_TIMEOUT_MS)
    },
    ref: (name) => new ServerHandle(name, CALL_TIMEOUT_MS),
    child: (arg, options = {}) => ({
      id: options.id ?? options.name ?? server.compiled.label,
      ...options,
      create: () => new GenServerProcess(server.compiled, arg),
      toRef: (process) => new ServerHandle(process, CALL_TIMEOUT_MS),
    }),
  }
  // The handle looks operations up by their names, which the types of the definition have checked.
  return server as unknown as GenServer<Arg, Calls, Casts, Info>
}

/**
 * Answers a call whose handler returned `noReply`; the second answer, or one that comes too late, is dropped.
 *
 * @param from The `context.from` of the handler.
 *
 * @example
 * import { type From, noReply } from 'anka/otp'
 * const Gate = genServer({
 *   init: (): readonly From[] => [],
 *   calls: { wait: (waiting, _: void, context) => noReply([...waiting, context.from]) },
 *   casts: { open: (waiting) => (waiting.forEach((from) => replyTo(from, 'opened')), []) },
 * })
 * const gate = await Gate.start()
 * const answer = gate.call('wait')
 * gate.cast('open')
 * await answer // => 'opened'
 */
export function replyTo(from: From, value: unknown): void {
  if (from instanceof PendingCall) from.answer(value)
}

/** A server's definition, whatever it is of. */
export type AnyGenServer = Pick<GenServer<unknown, unknown, unknown, unknown>, 'ref'>

/**
 * Replaces a definition by an edited one: servers that run go on from their state, with the edit from the next message on.
 *
 * Both values are the same server from then on.
 */
export function swapServer(previous: AnyGenServer, next: AnyGenServer): void {
  const from = previous as unknown as UntypedServer
  const to = next as unknown as UntypedServer
  Object.assign(from.compiled, to.compiled)
  to.compiled = from.compiled
}

type AnyHandler = (state: unknown, payload: unknown, context: Context) => unknown

interface AnyDefinition {
  readonly label?: string
  readonly trapExits?: boolean
  init(arg: unknown, context: Context): unknown
  readonly calls?: Readonly<Record<string, AnyHandler>>
  readonly casts?: Readonly<Record<string, AnyHandler>>
  info?: AnyHandler
  continue?: AnyHandler
  down?: AnyHandler
  exit?: AnyHandler
  terminate?(reason: ExitReason, state: unknown): MaybePromise<void>
}

interface UntypedServer {
  /** Shared with the processes. */
  compiled: ServerDefinition
  start(arg: unknown, options?: StartOptions): Promise<ServerHandle>
  ref(name: string): ServerHandle
  child(arg: unknown, options?: ChildOptions): ChildSpec<ServerHandle>
}

function compileDefinition(definition: AnyDefinition): ServerDefinition {
  return {
    label: definition.label ?? 'server',
    trapExits: definition.trapExits ?? false,
    init: definition.init.bind(definition),
    calls: new Map(Object.entries(definition.calls ?? {})),
    casts: new Map(Object.entries(definition.casts ?? {})),
    info: definition.info?.bind(definition),
    continue: definition.continue?.bind(definition),
    down: definition.down?.bind(definition),
    exit: definition.exit?.bind(definition),
    terminate: definition.terminate?.bind(definition),
  }
}

class ServerHandle extends Reference {
  readonly #server: Process | string
  readonly #timeoutMs: number

  constructor(server: Process | string, timeoutMs: number) {
    super()
    this.#server = server
    this.#timeoutMs = timeoutMs
  }

  get id(): string {
    return this.findProcess()?.id ?? String(this.#server)
  }

  findProcess(): Process | undefined {
    return typeof this.#server === 'string' ? findByName(this.#server) : this.#server
  }

  within(ms: number): ServerHandle {
    return new ServerHandle(this.#server, ms)
  }

  call(operation: string, payload?: unknown): Promise<unknown> {
    return callProcess(this.#server, operation, payload, this.#timeoutMs)
  }

  cast(operation: string, payload?: unknown): void {
    this.findProcess()?.enqueue(new Cast(operation, checkMessage(payload)))
  }

  send(message: unknown): void {
    this.findProcess()?.enqueue(checkMessage(message))
  }
}
