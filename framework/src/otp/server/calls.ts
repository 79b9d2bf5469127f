/**
 * Calls: a request with an answer, a time limit, and an end when the server dies.
 */

import { inspect } from '../../core/index.ts'
import { otpErrors } from '../errors.ts'
import { checkMessage } from '../process/checks.ts'
import { currentProcess, findProcess, type Target } from '../process/current.ts'
import { cancelDeadline, Deadline, startDeadline } from '../process/deadlines.ts'
import { describeExit, type ExitReason } from '../process/exit-reason.ts'
import { Process } from '../process/process.ts'
import { scheduler } from '../process/scheduler.ts'
import type { Envelope } from '../process/signals.ts'

/** The default time in which a call must be answered. */
export const CALL_TIMEOUT_MS = 5_000

/** A call on its way. What arrives after its end finds nobody. */
export class PendingCall extends Deadline {
  readonly server: Process
  readonly operation: string
  readonly payload: unknown
  readonly timeoutMs: number
  /** Where the server keeps it while its answer is put off. */
  shelf: Set<PendingCall> | undefined = undefined
  readonly promise: Promise<unknown>
  #resolve: ((value: unknown) => void) | undefined
  #reject: ((error: unknown) => void) | undefined

  constructor(server: Process, operation: string, payload: unknown, timeoutMs: number) {
    super()
    this.server = server
    this.operation = operation
    this.payload = payload
    this.timeoutMs = timeoutMs
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  /** Whether somebody still waits. */
  get isOpen(): boolean {
    return this.#resolve !== undefined
  }

  answer(value: unknown): void {
    const resolve = this.#resolve
    if (resolve === undefined) return
    this.#close()
    resolve(checkMessage(value))
  }

  refuse(error: unknown): void {
    const reject = this.#reject
    if (reject === undefined) return
    this.#close()
    reject(error)
  }

  expired(): void {
    const { server, operation, timeoutMs } = this
    const error = otpErrors.OTP_CALL_TIMEOUT({
      server: server.toString(),
      operation,
      timeoutMs,
      waiting: server.queueLength,
      handling: describeHandling(server.handling),
    })
    this.refuse(error)
  }

  serverEnded(reason: ExitReason): void {
    if (!this.isOpen) return
    const { operation } = this
    const server = this.server.toString()
    this.refuse(
      otpErrors.OTP_SERVER_ENDED({ server, operation, reason, text: describeExit(reason) }),
    )
  }

  override toString(): string {
    return `call("${this.operation}")`
  }

  #close(): void {
    this.#resolve = undefined
    this.#reject = undefined
    this.shelf?.delete(this)
    cancelDeadline(this)
    scheduler.endSlice()
  }
}

function describeHandling(message: unknown): string {
  if (message === undefined) return 'nothing'
  return message instanceof PendingCall ? message.toString() : 'another message'
}

/** Sends a call and waits for its answer. */
export function callProcess(
  target: Target,
  operation: string,
  payload: unknown,
  timeoutMs = CALL_TIMEOUT_MS,
): Promise<unknown> {
  const server = findProcess(target)
  if (!server) {
    const name = typeof target === 'string' ? `"${target}"` : String(target)
    const action = `call("${operation}")`
    return Promise.reject(otpErrors.OTP_NO_PROCESS({ server: name, action }))
  }
  if (server === currentProcess()) {
    return Promise.reject(otpErrors.OTP_CALLING_SELF({ server: server.toString(), operation }))
  }
  const call = new PendingCall(server, operation, checkMessage(payload), timeoutMs)
  if (timeoutMs !== Number.POSITIVE_INFINITY) startDeadline(call, timeoutMs)
  server.enqueue(call)
  // A full mailbox has ended the server, and the call with it was never in there.
  if (server.status === 'dead') call.serverEnded(server.exitReason ?? 'noproc')
  return call.promise
}

/** A process that answers calls: those that it leaves unanswered end with it. */
export abstract class AnsweringProcess extends Process {
  /** The call whose handler is running. */
  protected answering: PendingCall | undefined = undefined
  /** Calls whose answer was put off. */
  protected unanswered: Set<PendingCall> | undefined = undefined

  protected override describeMessage(message: unknown): string {
    if (!(message instanceof PendingCall)) return super.describeMessage(message)
    return message.payload === undefined ? `${message}` : `${message} ${inspect(message.payload)}`
  }

  protected putOff(call: PendingCall): void {
    if (!call.isOpen) return
    this.unanswered ??= new Set()
    this.unanswered.add(call)
    call.shelf = this.unanswered
  }

  protected override ended(reason: ExitReason, unread: Envelope | undefined): void {
    this.answering?.serverEnded(reason)
    this.answering = undefined
    for (const call of this.unanswered ?? []) call.serverEnded(reason)
    this.unanswered = undefined
    for (let each = unread; each !== undefined; each = each.next) {
      if (each.message instanceof PendingCall) each.message.serverEnded(reason)
    }
  }
}
