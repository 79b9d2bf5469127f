/**
 * The process behind `supervisor`: children in order, each of them restarted by its strategy.
 */

import type { MaybePromise } from '../../core/index.ts'
import { otpErrors } from '../errors.ts'
import type { Process } from '../process/process.ts'
import { shutDownChild } from '../process/shutdown.ts'
import type { Exit } from '../process/signals.ts'
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

/** Who is restarted with a child that ended: nobody else, everybody, or those that were started after it. */
export type Strategy = 'one_for_one' | 'one_for_all' | 'rest_for_one'

interface Child {
  readonly spec: ChildSpec
  process: Process | undefined
}

export interface SupervisorSetup extends IntensityOptions {
  readonly label?: string
  readonly strategy?: Strategy
  readonly children?: readonly ChildSpec[]
}

export class SupervisorProcess extends SupervisingProcess {
  readonly #strategy: Strategy
  #children: Child[]

  constructor(setup: SupervisorSetup) {
    super(setup)
    this.label = setup.label ?? 'supervisor'
    this.#strategy = setup.strategy ?? 'one_for_one'
    this.#children = (setup.children ?? []).map((spec) => ({ spec, process: undefined }))
  }

  /** All or nothing: the first child that fails takes those before it along. */
  protected async init(): Promise<void> {
    this.#refuseDuplicates()
    try {
      for (const child of this.#children) await this.#start(child)
    } catch (error) {
      await this.#stopChildren(this.#children)
      throw error
    }
    this.#dropUnwanted()
  }

  protected override exitSignal(death: Exit): MaybePromise<void> {
    const child = this.#children.find(({ process }) => process === death.pid)
    if (!child) return
    child.process = undefined
    this.logChildEnd(child.spec.id, death.pid, death.reason)
    if (mustRestart(child.spec.restart, death.reason)) return this.#restart(child)
    if (child.spec.restart === 'temporary') this.#drop(child)
  }

  protected override terminate(): Promise<void> {
    return this.#stopChildren(this.#children)
  }

  protected async retry(child: object): Promise<void> {
    const known = this.#children.find((each) => each === child)
    if (known && known.process === undefined) await this.#restart(known)
  }

  protected request(operation: string, payload: unknown): MaybePromise<unknown> {
    switch (operation) {
      case 'startChild':
        return this.#startChild(payload as ChildSpec)
      case 'terminateChild':
        return this.#terminateChild(this.#getChild(payload as string))
      case 'deleteChild':
        return this.#deleteChild(this.#getChild(payload as string))
      case 'restartChild':
        return this.#restartChild(this.#getChild(payload as string))
      case 'whichChildren':
        return this.#describe()
      case 'countChildren':
        return countChildren(this.#describe())
      default:
        throw unknownRequest(this, operation)
    }
  }

  #describe() {
    return this.#children.map(({ spec, process }) => describeChild(spec.id, spec.restart, process))
  }

  async #start(child: Child): Promise<void> {
    try {
      child.process = await this.startLinked(child.spec)
    } catch (cause) {
      const { id } = child.spec
      throw otpErrors.OTP_CHILD_FAILED({ id, supervisor: this.toString(), cause })
    }
  }

  async #restart(failed: Child): Promise<void> {
    if (!this.mayRestart(failed.spec.id)) return
    const group = this.#groupOf(failed)
    await this.#stopChildren(group)
    for (const child of group) {
      if (child !== failed && child.spec.restart === 'temporary') {
        this.#drop(child)
        continue
      }
      try {
        await this.#start(child)
      } catch {
        // The child has logged why. The next attempt waits its turn in the mailbox, and counts.
        this.enqueue(new Retry(child))
        return
      }
    }
  }

  #groupOf(failed: Child): Child[] {
    switch (this.#strategy) {
      case 'one_for_one':
        return [failed]
      case 'one_for_all':
        return [...this.#children]
      case 'rest_for_one':
        return this.#children.slice(this.#children.indexOf(failed))
      default:
        return this.#strategy satisfies never
    }
  }

  async #stopChildren(children: readonly Child[]): Promise<void> {
    for (const child of [...children].reverse()) await this.#stopChild(child)
  }

  async #stopChild(child: Child): Promise<void> {
    const { process } = child
    if (!process) return
    child.process = undefined
    const reason = await shutDownChild(this, process, shutdownOf(child.spec, process))
    if (reason !== 'killed') this.logChildEnd(child.spec.id, process, reason)
  }

  async #startChild(spec: ChildSpec): Promise<unknown> {
    const present = this.#children.find((child) => child.spec.id === spec.id)
    if (present?.process) throw otpErrors.OTP_CHILD_RUNNING({ id: spec.id })
    if (present) throw otpErrors.OTP_DUPLICATE_CHILD({ id: spec.id })
    const child: Child = { spec, process: undefined }
    await this.#start(child)
    if (child.process === undefined && spec.restart === 'temporary') return undefined
    this.#children.push(child)
    return child.process && (spec.toRef?.(child.process) ?? child.process)
  }

  async #terminateChild(child: Child): Promise<void> {
    await this.#stopChild(child)
    if (child.spec.restart === 'temporary') this.#drop(child)
  }

  #deleteChild(child: Child): void {
    if (child.process) throw otpErrors.OTP_CHILD_RUNNING({ id: child.spec.id })
    this.#drop(child)
  }

  async #restartChild(child: Child): Promise<unknown> {
    if (child.process) throw otpErrors.OTP_CHILD_RUNNING({ id: child.spec.id })
    await this.#start(child)
    return child.process && (child.spec.toRef?.(child.process) ?? child.process)
  }

  #getChild(id: string): Child {
    const child = this.#children.find(({ spec }) => spec.id === id)
    if (!child) throw otpErrors.OTP_NO_CHILD({ id })
    return child
  }

  #drop(child: Child): void {
    this.#children = this.#children.filter((other) => other !== child)
  }

  #dropUnwanted(): void {
    this.#children = this.#children.filter(
      ({ spec, process }) => process !== undefined || spec.restart !== 'temporary',
    )
  }

  #refuseDuplicates(): void {
    const ids = new Set<string>()
    for (const { spec } of this.#children) {
      if (ids.has(spec.id)) throw otpErrors.OTP_DUPLICATE_CHILD({ id: spec.id })
      ids.add(spec.id)
    }
  }
}
