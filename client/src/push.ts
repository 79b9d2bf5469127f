import type { JsonObject } from '../../framework/src/core/index.ts'

/** How a push ended: as the server answered, or without an answer in time. */
export type PushStatus = 'ok' | 'error' | 'timeout'

/** What a push needs of its channel. */
export interface PushSender {
  /** Sends and returns the ref under which the answer will come. */
  send(push: Push): string
  startTimer(ms: number, run: () => void): () => void
  /** The answer is not waited for any more. */
  forget(ref: string): void
}

type Receiver = (response: JsonObject) => void

/** One message to the server and what becomes of it. */
export class Push {
  readonly event: string
  /** Made anew for each sending, so that a rejoin carries what holds then. */
  readonly payload: () => JsonObject | Uint8Array
  readonly timeoutMs: number
  readonly #sender: PushSender
  readonly #receivers: { status: PushStatus; receive: Receiver }[] = []
  #ref: string | undefined
  #outcome: { status: PushStatus; response: JsonObject } | undefined
  #cancelTimer: () => void = () => {}

  constructor(
    sender: PushSender,
    event: string,
    payload: () => JsonObject | Uint8Array,
    timeoutMs: number,
  ) {
    this.#sender = sender
    this.event = event
    this.payload = payload
    this.timeoutMs = timeoutMs
  }

  /** Calls `receive` when the push ends so, at once when it already has. */
  receive(status: PushStatus, receive: Receiver): this {
    if (this.#outcome?.status === status) receive(this.#outcome.response)
    this.#receivers.push({ status, receive })
    return this
  }

  /** Sends it, unless it timed out while it waited. */
  send(): void {
    if (this.#outcome?.status === 'timeout') return
    this.startTimeout()
    this.#ref = this.#sender.send(this)
  }

  /** Sends it again as a new message, forgetting how it ended before. */
  resend(): void {
    this.reset()
    this.send()
  }

  /** Starts to wait for the answer: for a buffered push before it is sent. */
  startTimeout(): void {
    this.#cancelTimer()
    this.#cancelTimer = this.#sender.startTimer(this.timeoutMs, () => this.settle('timeout', {}))
  }

  /** Forgets how it ended and that it is waiting. */
  reset(): void {
    this.#cancelTimer()
    if (this.#ref !== undefined) this.#sender.forget(this.#ref)
    this.#ref = undefined
    this.#outcome = undefined
  }

  /** Ends the push. */
  settle(status: PushStatus, response: JsonObject): void {
    this.#cancelTimer()
    if (this.#ref !== undefined) this.#sender.forget(this.#ref)
    this.#outcome = { status, response }
    for (const receiver of [...this.#receivers]) {
      if (receiver.status === status) receiver.receive(response)
    }
  }
}
