/**
 * The process behind `dynamicSupervisor`: any number of children that come and go, each on its own.
 */

import type { MaybePromise } from '../../core/index.ts'
import { otpErrors } from '../errors.ts'
import { resolveTarget, type Target } from '../process/current.ts'
import type { Process } from '../process/process.ts'
import { shutDownChild } from '../process/shutdown.ts'
import type { Exit } from '../process/signals.ts'
import { type ProcessStartOptions, startProcess } from '../process/start.ts'
import type { ChildSpec } from './child-spec.ts'
import {
  countChildren,
  describeChild,
  type IntensityOptions,
  mustRestart,
  Retry,
  SupervisingProcess,
  shutdownOf,
  unknownRequest,
} from './supervising.ts'

export interface DynamicSupervisorSetup extends IntensityOptions {
  readonly label?: string
  readonly maxChildren?: number
}

/** What is known of a running child; an adopted process has no specification and is temporary. */
interface Child {
  readonly spec: ChildSpec | undefined
}

const ADOPTED: Child = { spec: undefined }

export class DynamicSupervisorProcess extends SupervisingProcess {
  readonly #maxChildren: number
  readonly #childByProcess = new Map<Process, Child>()
  /** Children whose restart has failed and is tried again: they keep their place. */
  readonly #restarting = new Set<Child>()

  constructor(setup: DynamicSupervisorSetup) {
    super(setup)
    this.label = setup.label ?? 'dynamic supervisor'
    this.#maxChildren = setup.maxChildren ?? Number.POSITIVE_INFINITY
  }

  get childCount(): number {
    return this.#childByProcess.size + this.#restarting.size
  }

  /** Starts a process as a temporary child, at once. */
  adopt(process: Process, options: ProcessStartOptions): void {
    this.#refuseTooMany()
    startProcess(process, { ...options, link: this, parent: this })
    this.#childByProcess.set(process, ADOPTED)
  }

  protected init(): void {}

  protected override exitSignal(death: Exit): MaybePromise<void> {
    const process = death.pid as Process
    const child = this.#childByProcess.get(process)
    if (!child) return
    this.#childByProcess.delete(process)
    this.logChildEnd(child.spec?.id ?? process.toString(), process, death.reason)
    if (child.spec && mustRestart(child.spec.restart, death.reason)) {
      return this.#restart(child, child.spec)
    }
  }

  /** Children end side by side: it takes as long as the slowest of them. */
  protected override async terminate(): Promise<void> {
    const children = [...this.#childByProcess]
    this.#childByProcess.clear()
    await Promise.all(children.map(([process, child]) => this.#stopChild(process, child)))
  }

  protected async retry(child: object): Promise<void> {
    const known = child as Child
    if (!this.#restarting.delete(known) || !known.spec) return
    await this.#restart(known, known.spec)
  }

  protected request(operation: string, payload: unknown): MaybePromise<unknown> {
    switch (operation) {
      case 'startChild':
        return this.#startChild(payload as ChildSpec)
      case 'terminateChild':
        return this.#terminateChild(payload as Target)
      case 'whichChildren':
        return this.#describe()
      case 'countChildren':
        return countChildren(this.#describe())
      default:
        throw unknownRequest(this, operation)
    }
  }

  #describe() {
    const running = [...this.#childByProcess].map(([process, { spec }]) =>
      describeChild(spec?.id ?? process.id, spec ? spec.restart : 'temporary', process),
    )
    const restarting = [...this.#restarting].map(({ spec }) =>
      describeChild(spec?.id ?? '', spec?.restart, undefined),
    )
    return [...running, ...restarting]
  }

  async #startChild(spec: ChildSpec): Promise<unknown> {
    this.#refuseTooMany()
    const process = await this.startLinked(spec)
    if (!process) return undefined
    this.#childByProcess.set(process, { spec })
    return spec.toRef?.(process) ?? process
  }

  async #terminateChild(target: Target): Promise<void> {
    const process = resolveTarget(target)
    const child = process && this.#childByProcess.get(process)
    if (!process || !child) {
      throw otpErrors.OTP_NO_CHILD({ id: typeof target === 'string' ? target : target.id })
    }
    this.#childByProcess.delete(process)
    await this.#stopChild(process, child)
  }

  async #restart(child: Child, spec: ChildSpec): Promise<void> {
    if (!this.mayRestart(spec.id)) return
    try {
      const process = await this.startLinked(spec)
      if (process) this.#childByProcess.set(process, child)
    } catch {
      // The child has logged why. The next attempt waits its turn in the mailbox, and counts.
      this.#restarting.add(child)
      this.enqueue(new Retry(child))
    }
  }

  async #stopChild(process: Process, child: Child): Promise<void> {
    const reason = await shutDownChild(this, process, shutdownOf(child.spec, process))
    if (reason !== 'killed') this.logChildEnd(child.spec?.id ?? process.toString(), process, reason)
  }

  #refuseTooMany(): void {
    if (this.childCount < this.#maxChildren) return
    const supervisor = this.toString()
    throw otpErrors.OTP_MAX_CHILDREN({ supervisor, maxChildren: this.#maxChildren })
  }
}

/**
 * Starts a process as a temporary child of a dynamic supervisor: linked, counted, and shut down with it.
 *
 * @throws {AnkaError} `OTP_NO_PROCESS`, `OTP_NOT_A_SUPERVISOR`, `OTP_MAX_CHILDREN`, or what starting throws.
 */
export function startUnder(
  supervisor: Target,
  process: Process,
  options: ProcessStartOptions = {},
): void {
  const parent = resolveTarget(supervisor)
  const name = typeof supervisor === 'string' ? `"${supervisor}"` : supervisor.id
  if (!parent || parent.status === 'dead' || parent.status === 'exiting') {
    throw otpErrors.OTP_NO_PROCESS({ server: name, action: 'startUnder' })
  }
  if (!(parent instanceof DynamicSupervisorProcess)) {
    throw otpErrors.OTP_NOT_A_SUPERVISOR({ got: parent.toString() })
  }
  parent.adopt(process, options)
}
