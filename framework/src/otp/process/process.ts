/**
 * A process: a mailbox, one message at a time, its own death. Every view, channel and server is a subclass.
 * A subclass declares its state as fields and makes no closures: there may be many thousands of one.
 * How processes end, and who ends with them, stands in `exits.ts`.
 */

import { inspect, type MaybePromise, randomId } from '../../core/index.ts'
import { execute } from '../../telemetry/index.ts'
import { type ExecutionContext, runWith } from '../../telemetry/internal.ts'
import { otpErrors } from '../errors.ts'
import type { Bag } from './bag.ts'
import { logCrash } from './crash-log.ts'
import { otpClock } from './deadlines.ts'
import { type ExitReason, isExpectedExit, toExitReason } from './exit-reason.ts'
import { endProcess } from './exits.ts'
import type { Monitor } from './monitors.ts'
import { type Runnable, scheduler } from './scheduler.ts'
import {
  Down,
  Envelope,
  Exit,
  type Pid,
  type Starter,
  SystemMessage,
  type Watcher,
} from './signals.ts'
import type { Timer } from './timers.ts'

/** Most messages that one turn handles. */
const MOST_MESSAGES_A_TURN = 128
/** Longest time in which messages are gathered before `flush`, in microseconds. */
const COALESCING_US = 2_000
const HIGH_WATER = 1_000
/** Small integers stay in the object; a clock's fraction would cost a heap number a process. */
const toMicros = (ms: number) => Math.trunc(ms * 1_000) | 0

/** What a process is doing: `exiting` while its `terminate` runs. */
export type ProcessStatus = 'starting' | 'running' | 'exiting' | 'dead'

function createNumbering() {
  const node = randomId(36)
  let last = 0
  return { node, next: () => ++last }
}

const numbering = createNumbering()

/** The base of everything that has a mailbox. Fields under "owned by otp" are for this area's files only. */
export abstract class Process implements Pid, ExecutionContext, Runnable {
  /** Number of the process on this node. */
  readonly number: number = numbering.next()
  /** What it is, for people. */
  label: string | undefined = undefined
  status: ProcessStatus = 'starting'
  /** Whether exit signals come as messages instead of ending the process. */
  trapExits = false
  /** On whose behalf it runs. */
  parent: ExecutionContext | undefined = undefined

  // Owned by otp.
  name: string | undefined = undefined
  isStarted = false
  isScheduled = false
  isBusy = false
  isAboveHighWater = false
  nextRunnable: Runnable | undefined = undefined
  firstEnvelope: Envelope | undefined = undefined
  lastEnvelope: Envelope | undefined = undefined
  waiting = 0
  maxMessages = 0
  highWater = HIGH_WATER
  unflushedUs = 0
  handling: unknown = undefined
  exitReason: ExitReason | undefined = undefined
  aborter: AbortController | undefined = undefined
  links: Bag<Process> = undefined
  watchers: Bag<Watcher> = undefined
  timers: Bag<Timer> = undefined
  monitorByRef: Map<string, Monitor> | undefined = undefined

  /** First turn. */
  protected abstract init(): MaybePromise<void>
  /** One message. Only a returned promise is awaited; the next message waits for it. */
  protected abstract receive(message: unknown): MaybePromise<void>
  /** When the mailbox is empty or messages have been gathered for 2 ms. */
  protected flush?(): void
  protected down?(death: Down): MaybePromise<void>
  protected exitSignal?(death: Exit): MaybePromise<void>
  /** Before death by a throw, a stop or a trapped parent's exit. */
  protected terminate?(reason: ExitReason): MaybePromise<void>
  /** After death, with what was still in the mailbox: the place to let go of things. */
  protected ended?(reason: ExitReason, unread: Envelope | undefined): void

  get id(): string {
    return `${numbering.node}.${this.number}`
  }

  /** A transaction of whoever started it does not reach into it. */
  get isSeparate(): boolean {
    return true
  }

  /** Number of messages that wait. */
  get queueLength(): number {
    return this.waiting
  }

  /** Made when first read; fires when the process ends. */
  get signal(): AbortSignal {
    this.aborter ??= new AbortController()
    if (this.status === 'dead') this.aborter.abort(this.exitReason)
    return this.aborter.signal
  }

  /** What every log line of the process carries. */
  logFields(): object {
    return { process: this.toString() }
  }

  toString(): string {
    const kind = this.label ?? this.constructor.name
    return this.name === undefined ? `${kind} ${this.id}` : `${kind} "${this.name}"`
  }

  /** A process in JSON is its id: what hangs on it is nobody's business. */
  toJSON(): string {
    return this.id
  }

  /** A message in a line of log. */
  protected describeMessage(message: unknown): string {
    return inspect(message)
  }

  /** Ends the process once the running handler has returned. */
  protected stop(reason: ExitReason): void {
    this.exitReason ??= reason
  }

  /** Ends the process with what was thrown. */
  protected fail(thrown: unknown): void {
    if (this.status === 'dead') return
    const reason = toExitReason(thrown)
    if (this.status === 'running') this.#exit(reason)
    else this.#crash(reason)
  }

  // What follows is called by otp only.

  enqueue(message: unknown): void {
    if (this.status === 'dead') return
    if (this.maxMessages > 0 && this.waiting >= this.maxMessages) {
      this.#overflow()
      return
    }
    const envelope = new Envelope(message)
    if (this.lastEnvelope) this.lastEnvelope.next = envelope
    else this.firstEnvelope = envelope
    this.lastEnvelope = envelope
    this.waiting++
    if (this.waiting > this.highWater && !this.isAboveHighWater) this.#reportHighWater()
    if (this.isStarted && !this.isScheduled && !this.isBusy) scheduler.enqueue(this)
  }

  takeTurn(): void {
    if (this.status !== 'dead' && !this.isBusy) runWith(this, runTurn, this)
  }

  runTurn(): void {
    if (this.status === 'starting') this.#begin()
    let handled = 0
    while (this.status === 'running' && !this.isBusy) {
      const envelope = this.firstEnvelope
      if (envelope === undefined) break
      this.#take(envelope)
      this.#handle(envelope.message)
      handled++
      if (handled === MOST_MESSAGES_A_TURN) break
      // The last message of a turn is told of by the scheduler itself.
      if (this.firstEnvelope !== undefined && scheduler.isSliceOver()) break
    }
    this.#afterMessages()
  }

  /** Hands the unread messages over and forgets them. */
  dropMessages(): Envelope | undefined {
    const unread = this.firstEnvelope
    this.firstEnvelope = undefined
    this.lastEnvelope = undefined
    this.waiting = 0
    return unread
  }

  /** Tells the subclass that it is dead. */
  letGo(reason: ExitReason): void {
    const unread = this.dropMessages()
    this.ended?.(reason, unread)
    this.handling = undefined
    this.parent = undefined
    this.aborter?.abort(reason)
  }

  #begin(): void {
    try {
      const result = this.init()
      if (isPromise(result)) this.#await(result)
      else this.#settleMessage()
    } catch (error) {
      this.fail(error)
    }
  }

  #take(envelope: Envelope): void {
    this.firstEnvelope = envelope.next
    if (envelope.next === undefined) this.lastEnvelope = undefined
    this.waiting--
    if (this.isAboveHighWater && this.waiting * 2 < this.highWater) this.isAboveHighWater = false
  }

  #handle(message: unknown): void {
    this.handling = message
    if (this.unflushedUs === 0 && this.flush !== undefined) this.#noteUnflushed()
    try {
      const result =
        message instanceof SystemMessage ? this.#handleSystem(message) : this.receive(message)
      if (result !== undefined && isPromise(result)) this.#await(result)
      else if (this.exitReason !== undefined) this.#settleMessage()
    } catch (error) {
      this.fail(error)
    }
  }

  #handleSystem(message: SystemMessage): MaybePromise<void> {
    if (message instanceof Down) return this.down?.(message)
    if (!(message instanceof Exit)) return this.stop(message.reason)
    if (message.pid === (this.parent as unknown)) return this.stop(message.reason)
    return this.exitSignal?.(message)
  }

  #await(promise: Promise<void>): void {
    this.isBusy = true
    promise.then(
      () => {
        this.isBusy = false
        if (this.status === 'dead') return
        this.#settleMessage()
        this.#afterMessages()
      },
      (error: unknown) => {
        this.isBusy = false
        this.fail(error)
      },
    )
  }

  /** After a message or the first turn: acts on a stop that was asked for. */
  #settleMessage(): void {
    if (this.status === 'starting') {
      if (this.exitReason !== undefined) {
        this.#end(this.exitReason)
        return
      }
      this.status = 'running'
      for (const watcher of startersOf(this.watchers)) watcher.processStarted(this)
      return
    }
    if (this.status === 'running' && this.exitReason !== undefined) this.#exit(this.exitReason)
  }

  #afterMessages(): void {
    if (this.isBusy || this.status !== 'running') return
    this.handling = undefined
    const isEmpty = this.firstEnvelope === undefined
    if (this.unflushedUs !== 0 && (isEmpty || this.#isFlushDue())) this.#flush()
    if (!isEmpty) scheduler.enqueue(this)
  }

  #noteUnflushed(): void {
    // Zero means that there is nothing to flush.
    this.unflushedUs = toMicros(otpClock().monotonicMs()) || 1
  }

  #isFlushDue(): boolean {
    return ((toMicros(otpClock().monotonicMs()) - this.unflushedUs) | 0) >= COALESCING_US
  }

  #flush(): void {
    this.unflushedUs = 0
    try {
      this.flush?.()
      this.#settleMessage()
    } catch (error) {
      this.fail(error)
    }
  }

  /** The end that gives the process a last word. */
  #exit(reason: ExitReason): void {
    this.status = 'exiting'
    this.exitReason = reason
    this.#logCrash(reason)
    try {
      const result = this.terminate?.(reason)
      if (!isPromise(result)) {
        this.#end(reason)
        return
      }
      this.isBusy = true
      result.then(
        () => this.#end(reason),
        (error: unknown) => this.#crash(toExitReason(error)),
      )
    } catch (error) {
      this.#crash(toExitReason(error))
    }
  }

  /** The end without a last word. */
  #crash(reason: ExitReason): void {
    if (this.status === 'dead') return
    this.#logCrash(reason)
    this.#end(reason)
  }

  #end(reason: ExitReason): void {
    endProcess(this, reason)
  }

  #logCrash(reason: ExitReason): void {
    if (isExpectedExit(reason)) return
    const { handling } = this
    const lastMessage = handling === undefined ? undefined : this.describeMessage(handling)
    logCrash(this, reason, lastMessage)
  }

  #overflow(): void {
    const { maxMessages } = this
    this.#crash(otpErrors.OTP_MAILBOX_FULL({ process: this.toString(), maxMessages }))
  }

  #reportHighWater(): void {
    this.isAboveHighWater = true
    execute('process.mailbox_filled', { waiting: this.waiting }, { process: this })
  }
}

function runTurn(process: Process): void {
  process.runTurn()
}

function isPromise(value: unknown): value is Promise<void> {
  return typeof value === 'object' && value !== null && 'then' in value
}

function startersOf(watchers: Bag<Watcher>): readonly Starter[] {
  if (watchers === undefined) return []
  const all = watchers instanceof Set ? [...watchers] : [watchers]
  return all.filter((watcher): watcher is Starter => 'processStarted' in watcher)
}
