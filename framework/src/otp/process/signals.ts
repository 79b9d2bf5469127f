/**
 * What the system itself puts into a mailbox, and what others may hang on a process.
 */

import type { ExitReason } from './exit-reason.ts'
import type { Process } from './process.ts'

/** Names a process: two pids with one id are the same process. */
export interface Pid {
  readonly id: string
}

/** A message of the system; handlers of their own take it, never the typed ones. */
export abstract class SystemMessage {
  abstract readonly reason: ExitReason
}

/**
 * A monitored process has ended.
 *
 * @example
 * const death = new Down({ ref: 'ref.1', name: 'rooms' }, { id: 'a.1' }, 'killed')
 * [death.ref, death.name, death.reason] // => ['ref.1', 'rooms', 'killed']
 */
export class Down extends SystemMessage {
  /** What `monitor` returned. */
  readonly ref: string
  readonly pid: Pid
  readonly reason: ExitReason
  /** The name that was monitored, when it was not a pid. */
  readonly name: string | undefined

  constructor(monitor: { ref: string; name: string | undefined }, pid: Pid, reason: ExitReason) {
    super()
    this.ref = monitor.ref
    this.name = monitor.name
    this.pid = pid
    this.reason = reason
  }
}

/**
 * A linked process has ended, and this one traps exits.
 *
 * @example
 * new Exit({ id: 'a.1' }, 'shutdown').reason // => 'shutdown'
 */
export class Exit extends SystemMessage {
  readonly pid: Pid
  readonly reason: ExitReason

  constructor(pid: Pid, reason: ExitReason) {
    super()
    this.pid = pid
    this.reason = reason
  }
}

/** A wish that the process ends, after what waits before it. */
export class StopRequest extends SystemMessage {
  readonly reason: ExitReason

  constructor(reason: ExitReason) {
    super()
    this.reason = reason
  }
}

/** One waiting message; its own link in the mailbox. */
export class Envelope {
  readonly message: unknown
  next: Envelope | undefined = undefined

  constructor(message: unknown) {
    this.message = message
  }
}

/** A death notice for things that are no processes: called once, synchronously. */
export interface Watcher {
  processEnded(process: Process, reason: ExitReason): void
}

/** Told when the first turn of a process has come to its end. */
export interface Starter extends Watcher {
  processStarted(process: Process): void
}
