/**
 * Messages that come later. A timer for a process dies with it; a timer for a name goes to whoever has it then.
 */

import { bagAdd, bagDelete } from './bag.ts'
import { cancelDeadline, Deadline, otpClock, startDeadline } from './deadlines.ts'
import { findByName } from './names.ts'
import type { Process } from './process.ts'

/** A message on its way. */
export interface TimerHandle {
  /** Stops the timer: the milliseconds that were left, or `undefined` when it had fired or was stopped. */
  cancel(): number | undefined
  /** Milliseconds until it fires, or `undefined` when it has fired or was stopped. */
  readonly leftMs: number | undefined
}

export class Timer extends Deadline implements TimerHandle {
  readonly target: Process | string
  readonly message: unknown

  constructor(target: Process | string, message: unknown) {
    super()
    this.target = target
    this.message = message
  }

  get leftMs(): number | undefined {
    return this.list && Math.max(0, this.dueMs - otpClock().monotonicMs())
  }

  expired(): void {
    this.#release()
    const process = typeof this.target === 'string' ? findByName(this.target) : this.target
    process?.enqueue(this.message)
  }

  cancel(): number | undefined {
    this.#release()
    return cancelDeadline(this)
  }

  #release(): void {
    if (typeof this.target !== 'string') this.target.timers = bagDelete(this.target.timers, this)
  }
}

/** Sends a message to a process after some milliseconds, unless it ends before. */
export function sendAfterTo(process: Process, ms: number, message: unknown): TimerHandle {
  const timer = new Timer(process, message)
  if (process.status === 'dead') return timer
  process.timers = bagAdd(process.timers, timer)
  startDeadline(timer, ms)
  return timer
}

/** Sends a message after some milliseconds to whichever process has the name then. */
export function sendAfterToName(name: string, ms: number, message: unknown): TimerHandle {
  const timer = new Timer(name, message)
  startDeadline(timer, ms)
  return timer
}
