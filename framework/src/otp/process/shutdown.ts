/**
 * Ending another process and waiting for it: the supervisor's protocol, and a polite stop for anybody.
 */

import { createDeferred } from '../../core/index.ts'
import { otpErrors } from '../errors.ts'
import type { Shutdown } from '../supervisor/child-spec.ts'
import { currentProcess, findProcess, type Target } from './current.ts'
import { cancelDeadline, Deadline, startDeadline } from './deadlines.ts'
import { describeExit, type ExitReason } from './exit-reason.ts'
import { signalExit, unlinkProcesses } from './exits.ts'
import { unwatch, watch } from './monitors.ts'
import type { Process } from './process.ts'
import { scheduler } from './scheduler.ts'
import { StopRequest, type Watcher } from './signals.ts'

/** Waits for an end, up to a deadline. */
abstract class EndWait extends Deadline implements Watcher {
  readonly #ended = createDeferred<ExitReason>()
  protected readonly process: Process

  constructor(process: Process) {
    super()
    this.process = process
  }

  /** Why the process ended. */
  get promise(): Promise<ExitReason> {
    return this.#ended.promise
  }

  processEnded(_process: Process, reason: ExitReason): void {
    cancelDeadline(this)
    scheduler.endSlice()
    this.#ended.resolve(reason)
  }

  protected giveUp(error: unknown): void {
    unwatch(this.process, this)
    this.#ended.reject(error)
  }
}

class ShutdownWait extends EndWait {
  expired(): void {
    signalExit(this.process, undefined, 'kill', 'intent')
  }
}

/**
 * Shuts a child down: `shutdown`, some time, then the kill. Unlinked first, so that its end is no news.
 */
export function shutDownChild(
  supervisor: Process,
  child: Process,
  shutdown: Shutdown,
): Promise<ExitReason> {
  unlinkProcesses(supervisor, child)
  const wait = new ShutdownWait(child)
  watch(child, wait)
  if (shutdown === 'brutal_kill') {
    signalExit(child, supervisor, 'kill', 'intent')
  } else {
    signalExit(child, supervisor, 'shutdown', 'intent')
    if (shutdown !== 'infinity' && child.status !== 'dead') startDeadline(wait, shutdown)
  }
  return wait.promise
}

class StopWait extends EndWait {
  readonly timeoutMs: number

  constructor(process: Process, timeoutMs: number) {
    super(process)
    this.timeoutMs = timeoutMs
  }

  expired(): void {
    const { timeoutMs } = this
    this.giveUp(otpErrors.OTP_STOP_TIMEOUT({ process: this.process.toString(), timeoutMs }))
  }
}

/** How {@link stopProcess} stops. */
export interface StopOptions {
  /** Default: `normal`. */
  readonly reason?: ExitReason
  /** How long to wait, in milliseconds (default: for ever). */
  readonly timeoutMs?: number
}

/**
 * Asks a process to end after the messages that wait, with its `terminate`, and waits until it has.
 *
 * @throws {AnkaError} `OTP_NO_PROCESS` when there is none, `OTP_STOPPING_SELF` inside of it, `OTP_STOP_TIMEOUT`,
 * or `OTP_STOP_FAILED` when it ended for another reason.
 *
 * @example
 * await stopProcess('nobody') // throws OTP_NO_PROCESS
 */
export async function stopProcess(target: Target, options: StopOptions = {}): Promise<void> {
  const process = findProcess(target)
  if (!process) {
    const server = typeof target === 'string' ? `"${target}"` : target.id
    throw otpErrors.OTP_NO_PROCESS({ server, action: 'stopProcess' })
  }
  const name = process.toString()
  if (process === currentProcess()) throw otpErrors.OTP_STOPPING_SELF({ process: name })
  const { reason = 'normal', timeoutMs } = options
  const wait = new StopWait(process, timeoutMs ?? 0)
  watch(process, wait)
  if (timeoutMs !== undefined) startDeadline(wait, timeoutMs)
  process.enqueue(new StopRequest(reason))
  const ended = await wait.promise
  if (ended === reason) return
  throw otpErrors.OTP_STOP_FAILED({ process: name, reason: ended, text: describeExit(ended) })
}
