/**
 * Why a process ended, in OTP's words.
 */

import { inspect } from '../../core/index.ts'
import { otpErrors } from '../errors.ts'

/**
 * Why a process ended: `normal` and `shutdown` (alone or with a value) are expected, all else is a fault.
 */
export type ExitReason =
  | 'normal'
  | 'shutdown'
  | 'kill'
  | 'killed'
  | 'noproc'
  | 'noconnection'
  | { readonly shutdown: unknown }
  | Error

/**
 * Whether a reason is an expected end, which is not logged and does not restart a transient child.
 *
 * @example
 * isExpectedExit({ shutdown: 'left' }) // => true
 * isExpectedExit('killed') // => false
 */
export function isExpectedExit(reason: ExitReason): boolean {
  if (typeof reason === 'string') return reason === 'normal' || reason === 'shutdown'
  return !(reason instanceof Error)
}

/** What was thrown, as the reason of an exit. */
export function toExitReason(thrown: unknown): ExitReason {
  return thrown instanceof Error ? thrown : otpErrors.OTP_THROWN({ thrown })
}

/** A reason in a line of log or an error's text. */
export function describeExit(reason: ExitReason): string {
  if (typeof reason === 'string') return reason
  if (!(reason instanceof Error)) return inspect(reason)
  const [firstLine = ''] = reason.message.split('\n', 1)
  return firstLine === '' ? reason.name : firstLine
}
