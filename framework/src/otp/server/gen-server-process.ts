/**
 * The process behind a server definition: takes messages, calls handlers, acts on what they return.
 */

import { inspect, type MaybePromise } from '../../core/index.ts'
import { logger } from '../../telemetry/index.ts'
import { otpErrors } from '../errors.ts'
import type { ExitReason } from '../process/exit-reason.ts'
import type { Down, Envelope, Exit, Pid } from '../process/signals.ts'
import { sendAfterTo } from '../process/timers.ts'
import { AnsweringProcess, PendingCall } from './calls.ts'
import { Outcome } from './outcomes.ts'

/** A call that can be answered later, by whoever has it. */
export interface From {
  readonly operation: string
}

/** What a handler may do as its server. */
export interface Context {
  readonly self: Pid
  /** The call whose handler runs, for `replyTo`. */
  readonly from: From
  /** Made when first read; fires when the server is killed or ends in another way. */
  readonly signal: AbortSignal
  /** Sends a message to this server's `info` later; returns how to cancel. */
  sendAfter(ms: number, message: unknown): () => void
}

type Handler = (state: unknown, payload: unknown, context: Context) => unknown

/** A definition as the process uses it: looked up by name, without prototypes in the way. */
export interface ServerDefinition {
  readonly label: string
  readonly trapExits: boolean
  readonly init: (arg: unknown, context: Context) => unknown
  readonly calls: ReadonlyMap<string, Handler>
  readonly casts: ReadonlyMap<string, Handler>
  readonly info: Handler | undefined
  readonly continue: Handler | undefined
  readonly down: Handler | undefined
  readonly exit: Handler | undefined
  readonly terminate: ((reason: ExitReason, state: unknown) => MaybePromise<void>) | undefined
}

/** A cast in the mailbox. */
export class Cast {
  readonly operation: string
  readonly payload: unknown

  constructor(operation: string, payload: unknown) {
    this.operation = operation
    this.payload = payload
  }
}

export class GenServerProcess extends AnsweringProcess implements Context {
  readonly definition: ServerDefinition
  state: unknown

  constructor(definition: ServerDefinition, arg: unknown) {
    super()
    this.definition = definition
    this.label = definition.label
    this.trapExits = definition.trapExits
    // Until the first turn the field holds what `init` gets.
    this.state = arg
  }

  get self(): Pid {
    return this
  }

  get from(): From {
    if (this.answering) return this.answering
    throw otpErrors.OTP_NO_CALL({ server: this.toString() })
  }

  sendAfter(ms: number, message: unknown): () => void {
    const timer = sendAfterTo(this, ms, message)
    return () => {
      timer.cancel()
    }
  }

  protected init(): MaybePromise<void> {
    const arg = this.state
    this.state = undefined
    const result = this.definition.init(arg, this)
    if (isPromise(result)) return result.then((value) => this.#applyInit(value))
    return this.#applyInit(result)
  }

  protected receive(message: unknown): MaybePromise<void> {
    if (message instanceof Cast) return this.#handleCast(message)
    if (message instanceof PendingCall) return this.#handleCall(message)
    const { info } = this.definition
    if (info) return this.#settle(info(this.state, message, this))
    logger.error('server has no `info` and got a message', {
      process: this.toString(),
      message: inspect(message),
    })
  }

  protected override down(death: Down): MaybePromise<void> {
    const { down } = this.definition
    if (down) return this.#settle(down(this.state, death, this))
  }

  protected override exitSignal(death: Exit): MaybePromise<void> {
    const { exit } = this.definition
    if (exit) return this.#settle(exit(this.state, death, this))
  }

  protected override terminate(reason: ExitReason): MaybePromise<void> {
    return this.definition.terminate?.(reason, this.state)
  }

  protected override describeMessage(message: unknown): string {
    if (!(message instanceof Cast)) return super.describeMessage(message)
    const cast = `cast("${message.operation}")`
    return message.payload === undefined ? cast : `${cast} ${inspect(message.payload)}`
  }

  protected override ended(reason: ExitReason, unread: Envelope | undefined): void {
    super.ended(reason, unread)
    this.state = undefined
  }

  #handleCast(cast: Cast): MaybePromise<void> {
    const handler = this.definition.casts.get(cast.operation)
    if (!handler) {
      const { operation } = cast
      throw otpErrors.OTP_UNKNOWN_CAST({ server: this.toString(), operation })
    }
    return this.#settle(handler(this.state, cast.payload, this))
  }

  #handleCall(call: PendingCall): MaybePromise<void> {
    const handler = this.definition.calls.get(call.operation)
    this.answering = call
    if (!handler) {
      const { operation } = call
      throw otpErrors.OTP_UNKNOWN_CALL({ server: this.toString(), operation })
    }
    const result = handler(this.state, call.payload, this)
    if (isPromise(result)) return result.then((value) => this.#applyAnswer(call, value))
    return this.#applyAnswer(call, result)
  }

  /** Acts on what a handler returned, now or when its promise settles. */
  #settle(result: unknown): MaybePromise<void> {
    if (isPromise(result)) return result.then((value) => this.#apply(value))
    return this.#apply(result)
  }

  #apply(result: unknown): MaybePromise<void> {
    if (!(result instanceof Outcome)) {
      this.state = result
      return
    }
    this.state = result.state
    if (result.kind === 'stop') this.stop(result.value as ExitReason)
    else if (result.kind === 'continue') return this.#continue(result.value)
    else throw this.#badReturn('a handler', 'a state, stop(…) or andContinue(…)', result.kind)
  }

  #applyInit(result: unknown): MaybePromise<void> {
    if (result instanceof Outcome && result.kind === 'ignore') return this.stop('normal')
    return this.#apply(result)
  }

  #applyAnswer(call: PendingCall, result: unknown): MaybePromise<void> {
    if (!(result instanceof Outcome)) {
      const expected = 'reply(…), noReply(…), stop(…) or andContinue(…)'
      throw this.#badReturn(call.toString(), expected, result)
    }
    if (result.kind === 'reply') {
      this.answering = undefined
      this.state = result.state
      call.answer(result.value)
      return
    }
    if (result.kind === 'stop') return this.#apply(result)
    this.answering = undefined
    this.putOff(call)
    if (result.kind !== 'no reply') return this.#apply(result)
    this.state = result.state
  }

  #continue(step: unknown): MaybePromise<void> {
    const handler = this.definition.continue
    if (!handler) {
      throw this.#badReturn('a handler', 'no andContinue(…), as there is no `continue`', step)
    }
    return this.#settle(handler(this.state, step, this))
  }

  #badReturn(handler: string, expected: string, got: unknown): unknown {
    return otpErrors.OTP_BAD_RETURN({ handler: `${this} ${handler}`, expected, got })
  }
}

function isPromise(value: unknown): value is Promise<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { then?: unknown }).then === 'function'
  )
}
