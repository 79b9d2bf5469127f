/**
 * Supervisors: trees of processes that heal. The processes behind them are in `supervisor-process.ts` and
 * `dynamic-supervisor-process.ts`.
 */

import { getCurrentProcess, Reference } from '../process/current.ts'
import { findByName } from '../process/names.ts'
import type { Process } from '../process/process.ts'
import { type StopOptions, stopProcess } from '../process/shutdown.ts'
import type { Pid } from '../process/signals.ts'
import { startProcess, whenStarted } from '../process/start.ts'
import { callProcess } from '../server/calls.ts'
import type { ChildOptions, ChildSpec } from './child-spec.ts'
import { DynamicSupervisorProcess } from './dynamic-supervisor-process.ts'
import type { ChildCounts, ChildInfo, IntensityOptions } from './supervising.ts'
import { type Strategy, SupervisorProcess } from './supervisor-process.ts'

/** Requests wait for the init and the end of children, so they have no limit of their own. */
const NO_TIMEOUT = Number.POSITIVE_INFINITY

/** What all running supervisors can do. */
export interface AnySupervisorRef extends Pid {
  /** Starts a child and waits for its init; `undefined` when that returned `ignore`. */
  startChild<Ref extends Pid>(spec: ChildSpec<Ref>): Promise<Ref | undefined>
  whichChildren(): Promise<readonly ChildInfo[]>
  countChildren(): Promise<ChildCounts>
  /** Stops the children, then the supervisor, and waits until all have ended. */
  stop(options?: StopOptions): Promise<void>
}

/** A running supervisor, or the name of one. */
export interface SupervisorRef extends AnySupervisorRef {
  /** Ends a child and keeps its specification, but for a temporary one. */
  terminateChild(id: string): Promise<void>
  /** Forgets the specification of a child that does not run. */
  deleteChild(id: string): Promise<void>
  /** Starts a child again that was terminated. */
  restartChild(id: string): Promise<Pid | undefined>
}

/** A running dynamic supervisor, or the name of one. */
export interface DynamicSupervisorRef extends AnySupervisorRef {
  /** Ends a child for good. */
  terminateChild(child: Pid | string): Promise<void>
}

/** How a supervisor starts outside of a tree. */
export interface SupervisorStartOptions {
  /** Whether the running process is linked to the supervisor (default: false). */
  readonly link?: boolean
}

/** A supervisor as a value: a child of another, or started by itself. */
export interface Supervisor<Ref extends Pid> extends ChildSpec<Ref> {
  /** Starts the supervisor and waits until its children run. */
  start(options?: SupervisorStartOptions): Promise<Ref>
  /** The supervisor under a name, whichever process holds it now. */
  ref(name: string): Ref
}

/** What a supervisor is made of. */
export interface SupervisorOptions extends ChildOptions, IntensityOptions {
  readonly label?: string
  /** Default: `one_for_one`. */
  readonly strategy?: Strategy
  /** Started in this order, stopped in reverse. */
  readonly children?: readonly ChildSpec[]
}

/** What a dynamic supervisor is made of. */
export interface DynamicSupervisorOptions extends ChildOptions, IntensityOptions {
  readonly label?: string
  /** Most children at a time (default: no limit). */
  readonly maxChildren?: number
}

/**
 * Declares a supervisor: it starts its children in order, and again when they end.
 *
 * More than 3 restarts in 5 seconds (`maxRestarts`, `withinMs`) end it with `shutdown`.
 *
 * @example
 * const Tree = supervisor({ children: [dynamicSupervisor({ id: 'rooms' })] })
 * const tree = await Tree.start()
 * (await tree.countChildren()).active // => 1
 * await tree.stop()
 */
export function supervisor(options: SupervisorOptions): Supervisor<SupervisorRef> {
  return declare(options, {
    id: 'supervisor',
    create: () => new SupervisorProcess(options),
    toRef: (process) => new SupervisorHandle(process),
  })
}

/**
 * Declares a supervisor whose children are started while it runs, each restarted on its own.
 *
 * @example
 * const rooms = await dynamicSupervisor({ maxChildren: 0 }).start()
 * await rooms.startChild(supervisor({})) // throws OTP_MAX_CHILDREN
 * await rooms.stop()
 */
export function dynamicSupervisor(
  options: DynamicSupervisorOptions = {},
): Supervisor<DynamicSupervisorRef> {
  return declare(options, {
    id: 'dynamicSupervisor',
    create: () => new DynamicSupervisorProcess(options),
    toRef: (process) => new SupervisorHandle(process),
  })
}

interface Kind {
  readonly id: string
  create(): Process
  toRef(process: Process | string): SupervisorHandle
}

function declare(options: ChildOptions, kind: Kind): Supervisor<SupervisorHandle> {
  const { name, restart, shutdownMs, maxMessages } = options
  return {
    id: options.id ?? name ?? kind.id,
    ...(name === undefined ? {} : { name }),
    ...(restart === undefined ? {} : { restart }),
    ...(shutdownMs === undefined ? {} : { shutdownMs }),
    ...(maxMessages === undefined ? {} : { maxMessages }),
    create: kind.create,
    toRef: kind.toRef,
    ref: kind.toRef,
    async start(settings = {}) {
      const process = kind.create()
      const link = settings.link ? getCurrentProcess('start with link') : undefined
      startProcess(process, { name, maxMessages, link })
      await whenStarted(process)
      return kind.toRef(process)
    },
  }
}

class SupervisorHandle extends Reference implements SupervisorRef, DynamicSupervisorRef {
  readonly #supervisor: Process | string

  constructor(supervisor: Process | string) {
    super()
    this.#supervisor = supervisor
  }

  get id(): string {
    return this.findProcess()?.id ?? String(this.#supervisor)
  }

  findProcess(): Process | undefined {
    return typeof this.#supervisor === 'string' ? findByName(this.#supervisor) : this.#supervisor
  }

  startChild<Ref extends Pid>(spec: ChildSpec<Ref>): Promise<Ref | undefined> {
    return this.#ask('startChild', spec)
  }

  terminateChild(child: Pid | string): Promise<void> {
    return this.#ask('terminateChild', child)
  }

  deleteChild(id: string): Promise<void> {
    return this.#ask('deleteChild', id)
  }

  restartChild(id: string): Promise<Pid | undefined> {
    return this.#ask('restartChild', id)
  }

  whichChildren(): Promise<readonly ChildInfo[]> {
    return this.#ask('whichChildren')
  }

  countChildren(): Promise<ChildCounts> {
    return this.#ask('countChildren')
  }

  stop(options: StopOptions = {}): Promise<void> {
    return stopProcess(this.#supervisor, { reason: 'normal', ...options })
  }

  /** The supervisor answers each request with what the method above promises. */
  #ask<T>(operation: string, payload?: unknown): Promise<T> {
    return callProcess(this.#supervisor, operation, payload, NO_TIMEOUT) as Promise<T>
  }
}
