/**
 * The names of this node's processes: one name a process, one process a name.
 */

import { otpErrors } from '../errors.ts'
import type { Process } from './process.ts'

const RESERVED = new Set(['', 'undefined', 'null', 'self'])

function createNameTable() {
  return new Map<string, Process>()
}

const processByName = createNameTable()

export function findByName(name: string): Process | undefined {
  return processByName.get(name)
}

export function claimName(name: string, process: Process): void {
  if (RESERVED.has(name)) throw otpErrors.OTP_NAME_RESERVED({ name })
  if (process.name !== undefined) throw otpErrors.OTP_NAMED_ALREADY({ name, has: process.name })
  const holder = processByName.get(name)
  if (holder) throw otpErrors.OTP_NAME_TAKEN({ name, holder: holder.toString() })
  processByName.set(name, process)
  process.name = name
}

/** Frees the name of a process, which itself still knows what it was called. */
export function releaseName(process: Process): void {
  if (process.name !== undefined) processByName.delete(process.name)
}
