/**
 * What both kinds of supervisors do: start a child and wait, decide about its end, answer requests.
 */

import { AnkaError, type MaybePromise } from '../../core/index.ts'
import { logger } from '../../telemetry/index.ts'
import { otpErrors } from '../errors.ts'
import { otpClock } from '../process/deadlines.ts'
import { describeExit, type ExitReason, isExpectedExit } from '../process/exit-reason.ts'
import { unlinkProcesses } from '../process/exits.ts'
import type { Process } from '../process/process.ts'
import type { Pid } from '../process/signals.ts'
import { startProcess, whenStarted } from '../process/start.ts'
import { AnsweringProcess, PendingCall } from '../server/calls.ts'
import type { ChildSpec, Restart, Shutdown } from './child-spec.ts'
import { RestartIntensity } from './intensity.ts'

/** How many restarts in which time end a supervisor. */
export interface IntensityOptions {
  /** Most restarts within `withinMs` (default: 3). */
  readonly maxRestarts?: number
  /** Time in which restarts are counted, in milliseconds (default: 5,000). */
  readonly withinMs?: number
}

/** A child as `whichChildren` tells of it. */
export interface ChildInfo {
  readonly id: string
  /** Missing when the child does not run. */
  readonly pid: Pid | undefined
  readonly restart: Restart
  readonly type: 'worker' | 'supervisor'
}

/** How many children there are. */
export interface ChildCounts {
  /** Children that are known, running or not. */
  readonly specs: number
  /** Children that run. */
  readonly active: number
  readonly supervisors: number
  readonly workers: number
}

/** Asks a supervisor to try again to start a child. */
export class Retry {
  readonly child: object

  constructor(child: object) {
    this.child = child
  }
}

/** The base of supervisors: a process that traps exits and answers requests without failing by them. */
export abstract class SupervisingProcess extends AnsweringProcess {
  readonly #intensity: RestartIntensity

  constructor(options: IntensityOptions) {
    super()
    this.trapExits = true
    this.#intensity = new RestartIntensity(options.maxRestarts ?? 3, options.withinMs ?? 5_000)
  }

  /** Handles a request; what it throws is the caller's. */
  protected abstract request(operation: string, payload: unknown): MaybePromise<unknown>
  protected abstract retry(child: object): Promise<void>

  protected receive(message: unknown): MaybePromise<void> {
    if (message instanceof PendingCall) return this.#answer(message)
    if (message instanceof Retry) return this.retry(message.child)
  }

  async #answer(call: PendingCall): Promise<void> {
    this.answering = call
    try {
      call.answer(await this.request(call.operation, call.payload))
    } catch (error) {
      call.refuse(error)
    }
    this.answering = undefined
  }

  /** Starts a child linked to this supervisor; `undefined` when its `init` said `ignore`. */
  protected async startLinked(spec: ChildSpec): Promise<Process | undefined> {
    const process = spec.create()
    startProcess(process, {
      name: spec.name,
      maxMessages: spec.maxMessages,
      link: this,
      parent: this,
    })
    try {
      await whenStarted(process)
      return process
    } catch (error) {
      unlinkProcesses(this, process)
      if (error instanceof AnkaError && error.code === 'OTP_IGNORED') return undefined
      throw error
    }
  }

  /** Tells of a child's end, once, when it was not expected. */
  protected logChildEnd(id: string, process: Pid, reason: ExitReason): void {
    if (isExpectedExit(reason)) return
    logger.error('child of a supervisor ended with an error', {
      supervisor: this.toString(),
      child: id,
      pid: process.id,
      reason: describeExit(reason),
    })
  }

  /** Counts an attempt to restart; one too many ends the supervisor. */
  protected mayRestart(id: string): boolean {
    if (this.#intensity.allow(otpClock().monotonicMs())) return true
    logger.error('supervisor ends because its children are restarted too often', {
      supervisor: this.toString(),
      child: id,
    })
    this.stop('shutdown')
    return false
  }
}

/** Whether a child that ended is started again. */
export function mustRestart(restart: Restart | undefined, reason: ExitReason): boolean {
  if (restart === 'temporary') return false
  return restart === 'transient' ? !isExpectedExit(reason) : true
}

/** How long a child is given to end. */
export function shutdownOf(spec: ChildSpec | undefined, process: Process): Shutdown {
  return spec?.shutdownMs ?? (process instanceof SupervisingProcess ? 'infinity' : 5_000)
}

export function describeChild(
  id: string,
  restart: Restart | undefined,
  process: Process | undefined,
) {
  return {
    id,
    pid: process,
    restart: restart ?? 'permanent',
    type: process instanceof SupervisingProcess ? 'supervisor' : 'worker',
  } satisfies ChildInfo
}

export function countChildren(children: readonly ChildInfo[]): ChildCounts {
  const supervisors = children.filter(({ type }) => type === 'supervisor').length
  return {
    specs: children.length,
    active: children.filter(({ pid }) => pid !== undefined).length,
    supervisors,
    workers: children.length - supervisors,
  }
}

export function unknownRequest(supervisor: Process, operation: string): unknown {
  return otpErrors.OTP_UNKNOWN_CALL({ server: supervisor.toString(), operation })
}
