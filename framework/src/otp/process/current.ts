/**
 * Which process is running, and how a pid, a reference or a name leads to one.
 */

import { currentContext } from '../../telemetry/internal.ts'
import { otpErrors } from '../errors.ts'
import { findByName } from './names.ts'
import { Process } from './process.ts'
import type { Pid } from './signals.ts'

/** What can be sent to: a process, a reference to one, or a registered name. */
export type Target = Pid | string

/** A reference that finds its process anew each time. */
export abstract class Reference implements Pid {
  abstract get id(): string
  abstract findProcess(): Process | undefined
}

/** The process whose code is running, through contexts that it has opened. */
export function currentProcess(): Process | undefined {
  let context = currentContext()
  while (context !== undefined && !(context instanceof Process)) context = context.parent
  return context
}

/** As {@link currentProcess}, for what makes no sense outside of one. */
export function getCurrentProcess(action: string): Process {
  const process = currentProcess()
  if (!process) throw otpErrors.OTP_NO_SELF({ action })
  return process
}

/** The living process behind a target; `undefined` when there is none. */
export function findProcess(target: Target): Process | undefined {
  const process = resolveTarget(target)
  return process?.status === 'dead' ? undefined : process
}

/** The process behind a target, dead or alive; `undefined` for a name that nobody has. */
export function resolveTarget(target: Target): Process | undefined {
  if (target instanceof Process) return target
  if (typeof target === 'string') return findByName(target)
  if (target instanceof Reference) return target.findProcess()
  throw otpErrors.OTP_NOT_A_PID({ got: target })
}
