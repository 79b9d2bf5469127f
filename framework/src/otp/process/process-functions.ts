/**
 * What any code may do with processes: tie them together, name them, send to them, end them.
 */

import { otpErrors } from '../errors.ts'
import { checkMessage } from './checks.ts'
import {
  currentProcess,
  findProcess,
  getCurrentProcess,
  resolveTarget,
  type Target,
} from './current.ts'
import type { ExitReason } from './exit-reason.ts'
import { linkProcesses, signalExit, unlinkProcesses } from './exits.ts'
import { demonitorProcess, flushDown, monitorNobody, monitorProcess } from './monitors.ts'
import { claimName, findByName, releaseName } from './names.ts'
import type { Process } from './process.ts'
import type { Pid } from './signals.ts'
import { sendAfterTo, sendAfterToName, type TimerHandle } from './timers.ts'

/**
 * The running process.
 *
 * @throws {AnkaError} `OTP_NO_SELF` outside of a process.
 *
 * @example
 * self() // throws OTP_NO_SELF
 */
export function self(): Pid {
  return getCurrentProcess('self')
}

/**
 * Sends a message; a dead or missing target is silence.
 *
 * @example
 * send('nobody', 'hello')
 */
export function send(target: Target, message: unknown): void {
  resolveTarget(target)?.enqueue(checkMessage(message))
}

/**
 * Sends a message later. A timer for a pid ends with it; one for a name goes to whoever has the name then.
 *
 * @example
 * const timer = sendAfter('nobody', 60_000, 'hello')
 * timer.cancel() !== undefined // => true
 * timer.cancel() // => undefined
 */
export function sendAfter(target: Target, ms: number, message: unknown): TimerHandle {
  checkMessage(message)
  if (typeof target === 'string') return sendAfterToName(target, ms, message)
  const process = resolveTarget(target)
  if (process) return sendAfterTo(process, ms, message)
  return { cancel: () => undefined, leftMs: undefined }
}

/**
 * Whether a process runs.
 *
 * @example
 * isAlive('nobody') // => false
 */
export function isAlive(target: Target): boolean {
  return findProcess(target) !== undefined
}

/**
 * Ties the running process and another together: when one ends with a fault, so does the other.
 *
 * @throws {AnkaError} `OTP_NO_SELF` outside of a process, `OTP_NO_PROCESS` when there is no such process.
 *
 * @example
 * link('nobody') // throws OTP_NO_SELF
 */
export function link(target: Target): void {
  const own = getCurrentProcess('link')
  linkProcesses(own, getTarget(target, 'link'))
}

/**
 * Unties what {@link link} has tied; nothing happens when there was no link.
 *
 * @throws {AnkaError} `OTP_NO_SELF` outside of a process.
 *
 * @example
 * unlink('nobody') // throws OTP_NO_SELF
 */
export function unlink(target: Target): void {
  const own = getCurrentProcess('unlink')
  const other = resolveTarget(target)
  if (other) unlinkProcesses(own, other)
}

/**
 * Asks for a `Down` message when a process ends; at once, with `noproc`, when there is none.
 *
 * Each call is a monitor of its own. A monitored name stays tied to the process that has it now.
 *
 * @throws {AnkaError} `OTP_NO_SELF` outside of a process.
 *
 * @example
 * monitor('nobody') // throws OTP_NO_SELF
 */
export function monitor(target: Target): string {
  const owner = getCurrentProcess('monitor')
  const process = resolveTarget(target)
  const name = typeof target === 'string' ? target : undefined
  return process
    ? monitorProcess(owner, process, name)
    : monitorNobody(owner, name ?? String(target))
}

/**
 * Ends a monitor; returns whether it was active.
 *
 * @param options.flush Also takes a `Down` that waits in the mailbox out of it.
 * @throws {AnkaError} `OTP_NO_SELF` outside of a process.
 *
 * @example
 * demonitor('ref.0') // throws OTP_NO_SELF
 */
export function demonitor(ref: string, options: { readonly flush?: boolean } = {}): boolean {
  const owner = getCurrentProcess('demonitor')
  const wasActive = demonitorProcess(owner, ref)
  if (!wasActive && options.flush) flushDown(owner, ref)
  return wasActive
}

/**
 * Sends an exit signal: `kill` cannot be trapped, `normal` ends only oneself, all else ends who does not trap.
 *
 * @example
 * import { spawn } from 'anka/otp'
 * const pid = spawn(() => {})
 * exit(pid, 'kill')
 * isAlive(pid) // => false
 */
export function exit(target: Target, reason: ExitReason): void {
  const process = resolveTarget(target)
  if (process) signalExit(process, currentProcess(), reason, 'intent')
}

/**
 * Switches trapping of exits for the running process; returns what it was.
 *
 * @throws {AnkaError} `OTP_NO_SELF` outside of a process.
 *
 * @example
 * trapExits(true) // throws OTP_NO_SELF
 */
export function trapExits(enabled: boolean): boolean {
  const own = getCurrentProcess('trapExits')
  const before = own.trapExits
  own.trapExits = enabled
  return before
}

/**
 * Names a process: one name a process, one process a name. The name is free again when it ends.
 *
 * @throws {AnkaError} `OTP_NAME_TAKEN`, `OTP_NAME_RESERVED`, `OTP_NAMED_ALREADY`, or `OTP_NO_PROCESS` for a dead one.
 *
 * @example
 * import { spawn } from 'anka/otp'
 * const pid = spawn(() => {})
 * register('worker', pid)
 * whereis('worker') === pid // => true
 * register('worker', spawn(() => {})) // throws OTP_NAME_TAKEN
 */
export function register(name: string, target: Pid): void {
  claimName(name, getTarget(target, 'register'))
}

/**
 * Frees a name; `false` when nobody had it.
 *
 * @example
 * unregister('nobody') // => false
 */
export function unregister(name: string): boolean {
  const process = findByName(name)
  if (!process) return false
  releaseName(process)
  process.name = undefined
  return true
}

/**
 * The process that has a name.
 *
 * @example
 * whereis('nobody') // => undefined
 */
export function whereis(name: string): Pid | undefined {
  return findByName(name)
}

/**
 * Says what a process is, for logs; settable at any time.
 *
 * @example
 * import { spawn } from 'anka/otp'
 * const pid = spawn(() => {})
 * setLabel(pid, 'import of 7.csv')
 * getLabel(pid) // => 'import of 7.csv'
 */
export function setLabel(target: Target, label: string): void {
  const process = findProcess(target)
  if (process) process.label = label
}

/**
 * What a process says that it is.
 *
 * @example
 * getLabel('nobody') // => undefined
 */
export function getLabel(target: Target): string | undefined {
  return resolveTarget(target)?.label
}

function getTarget(target: Target, action: string): Process {
  const process = findProcess(target)
  if (process) return process
  throw otpErrors.OTP_NO_PROCESS({
    server: typeof target === 'string' ? `"${target}"` : target.id,
    action,
  })
}
