/**
 * Starting a process, and waiting until its first turn is over.
 */

import { otpErrors } from '../errors.ts'
import { installAttribution } from './attribution.ts'
import { cancelDeadline, Deadline, startDeadline } from './deadlines.ts'
import { describeExit, type ExitReason } from './exit-reason.ts'
import { endProcess, linkProcesses } from './exits.ts'
import { unwatch, watch } from './monitors.ts'
import { claimName } from './names.ts'
import type { Process } from './process.ts'
import { scheduler } from './scheduler.ts'
import type { Starter } from './signals.ts'

/** How a process starts. */
export interface ProcessStartOptions {
  /** Registered before `init` runs. */
  readonly name?: string | undefined
  /** Linked before the process can die. */
  readonly link?: Process | undefined
  /** Whose exit ends the process with its `terminate` when it traps exits (default: `link`). */
  readonly parent?: Process | undefined
  /** Most messages that may wait; one more ends the process (default: no bound). */
  readonly maxMessages?: number | undefined
  /** Number of waiting messages above which a telemetry event tells of it (default: 1,000). */
  readonly highWater?: number | undefined
}

/**
 * Starts a process: its `init` runs in its first turn, never before this returns.
 *
 * @throws {AnkaError} `OTP_STARTED_TWICE`, `OTP_NAME_TAKEN` or `OTP_NAME_RESERVED`.
 */
export function startProcess(process: Process, options: ProcessStartOptions = {}): void {
  if (process.isStarted) throw otpErrors.OTP_STARTED_TWICE({ process: process.toString() })
  if (options.name !== undefined) claimName(options.name, process)
  installAttribution()
  process.isStarted = true
  process.parent = options.parent ?? options.link
  if (options.maxMessages !== undefined) process.maxMessages = options.maxMessages
  if (options.highWater !== undefined) process.highWater = options.highWater
  scheduler.enqueue(process)
  if (options.link) linkProcesses(process, options.link)
}

/** Waits for the first turn of one process; its timer kills a process that takes too long. */
class StartWait extends Deadline implements Starter {
  readonly promise: Promise<void>
  readonly #process: Process
  readonly #timeoutMs: number | undefined
  #resolve!: () => void
  #reject!: (error: unknown) => void

  constructor(process: Process, timeoutMs: number | undefined) {
    super()
    this.#process = process
    this.#timeoutMs = timeoutMs
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
    watch(process, this)
    if (timeoutMs !== undefined) startDeadline(this, timeoutMs)
  }

  processStarted(process: Process): void {
    unwatch(process, this)
    cancelDeadline(this)
    scheduler.endSlice()
    this.#resolve()
  }

  processEnded(process: Process, reason: ExitReason): void {
    cancelDeadline(this)
    scheduler.endSlice()
    this.#reject(startError(process, reason))
  }

  expired(): void {
    const timeoutMs = this.#timeoutMs ?? 0
    const error = otpErrors.OTP_INIT_TIMEOUT({ server: this.#process.toString(), timeoutMs })
    unwatch(this.#process, this)
    endProcess(this.#process, 'killed')
    this.#reject(error)
  }
}

function startError(process: Process, reason: ExitReason): unknown {
  const server = process.toString()
  if (reason === 'normal') return otpErrors.OTP_IGNORED({ server })
  if (reason instanceof Error) return reason
  return otpErrors.OTP_START_FAILED({ server, reason, text: describeExit(reason) })
}

/** Settles when the first turn of a just started process is over: rejects when it ended instead. */
export function whenStarted(process: Process, timeoutMs?: number): Promise<void> {
  return new StartWait(process, timeoutMs).promise
}
