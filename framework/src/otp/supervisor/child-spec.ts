/**
 * What a supervisor needs to know of a child.
 */

import type { Process } from '../process/process.ts'
import type { Pid } from '../process/signals.ts'

/** When a child is started again: always, after a fault, never. */
export type Restart = 'permanent' | 'transient' | 'temporary'

/** How long a child has between `shutdown` and the kill: milliseconds, for ever, or no time at all. */
export type Shutdown = number | 'infinity' | 'brutal_kill'

/** How a definition's child differs from the default. */
export interface ChildOptions {
  /** Name of the child within its supervisor (default: its registered name). */
  readonly id?: string
  /** Registered name of the process. */
  readonly name?: string
  /** Default: `permanent`. */
  readonly restart?: Restart
  /** Default: 5,000, and `infinity` for supervisors. */
  readonly shutdownMs?: Shutdown
  /** Most messages that may wait; one more ends the child (default: no bound). */
  readonly maxMessages?: number
}

/** A child of a supervisor, before it runs. */
export interface ChildSpec<Ref extends Pid = Pid> extends ChildOptions {
  readonly id: string
  /** Makes the process; the supervisor starts it. Called again at each restart. */
  create(): Process
  /** What `startChild` gives for the running process (default: its pid). */
  toRef?(process: Process): Ref
}
