/**
 * Functions as processes: for work that has no mailbox.
 */

import type { MaybePromise } from '../../core/index.ts'
import { getCurrentProcess } from './current.ts'
import { monitorProcess } from './monitors.ts'
import { Process } from './process.ts'
import type { Pid } from './signals.ts'
import { type ProcessStartOptions, startProcess } from './start.ts'

/** A process that runs one function and ends with it. */
class FunctionProcess extends Process {
  #run: ((self: Pid) => MaybePromise<void>) | undefined

  constructor(run: (self: Pid) => MaybePromise<void>) {
    super()
    this.#run = run
    this.label = run.name || undefined
  }

  // The function is the first message, so that the process counts as running meanwhile.
  protected init(): void {
    this.enqueue(undefined)
  }

  protected receive(): MaybePromise<void> {
    const run = this.#run
    this.#run = undefined
    const result = run?.(this)
    if (result instanceof Promise) return result.then(() => this.stop('normal'))
    this.stop('normal')
  }
}

/**
 * Runs a function as a process of its own; it ends with the function.
 *
 * The function never starts before this returns.
 *
 * @example
 * const ran: string[] = []
 * spawn(() => { ran.push('child') })
 * ran.push('parent')
 * ran // => ['parent']
 */
export function spawn(run: (self: Pid) => MaybePromise<void>): Pid {
  return startFunction(run, {})
}

/**
 * {@link spawn} with a link to the running process.
 *
 * @throws {AnkaError} `OTP_NO_SELF` outside of a process.
 *
 * @example
 * spawnLink(() => {}) // throws OTP_NO_SELF
 */
export function spawnLink(run: (self: Pid) => MaybePromise<void>): Pid {
  const link = getCurrentProcess('spawnLink')
  return startFunction(run, { link })
}

/**
 * {@link spawn} with a monitor of the running process.
 *
 * @throws {AnkaError} `OTP_NO_SELF` outside of a process.
 *
 * @example
 * spawnMonitor(() => {}) // throws OTP_NO_SELF
 */
export function spawnMonitor(run: (self: Pid) => MaybePromise<void>): { pid: Pid; ref: string } {
  const owner = getCurrentProcess('spawnMonitor')
  const pid = startFunction(run, {})
  return { pid, ref: monitorProcess(owner, pid) }
}

function startFunction(
  run: (self: Pid) => MaybePromise<void>,
  options: ProcessStartOptions,
): Process {
  const process = new FunctionProcess(run)
  startProcess(process, options)
  return process
}
