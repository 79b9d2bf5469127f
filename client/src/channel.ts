import type { JsonObject } from '../../framework/src/core/index.ts'
import { type BinaryReply, EVENTS, type Message } from '../../framework/src/wire/index.ts'
import { clientErrors } from './errors.ts'
import { Push, type PushSender } from './push.ts'
import { createRetryTimer, type RetryTimer } from './retry-timer.ts'
import type { ChannelSocket } from './socket.ts'

/** Where a channel stands between closed and joined. */
export type ChannelState = 'closed' | 'joining' | 'joined' | 'errored' | 'leaving'

type Listener = (payload: JsonObject | Uint8Array) => void

/**
 * A conversation about one topic over a socket. It joins again by itself after an error.
 *
 * `Socket.channel` makes it.
 */
export class Channel {
  readonly topic: string
  /** The ref of the join that holds now. */
  joinRef: string | null = null
  readonly #socket: ChannelSocket
  readonly #joinPush: Push
  readonly #rejoin: RetryTimer
  readonly #listeners = new Map<string, Listener[]>()
  readonly #awaiting = new Map<string, Push>()
  #buffer: Push[] = []
  #state: ChannelState = 'closed'
  #wasJoinCalled = false

  /** @param params What the join carries; a function is called for each join. */
  constructor(socket: ChannelSocket, topic: string, params: JsonObject | (() => JsonObject) = {}) {
    this.topic = topic
    this.#socket = socket
    const payload = typeof params === 'function' ? params : () => params
    this.#joinPush = new Push(this.#sender(), EVENTS.join, payload, socket.timeoutMs)
    this.#rejoin = createRetryTimer(
      socket.clock,
      () => {
        if (socket.isConnected()) this.rejoin()
      },
      socket.rejoinAfterMs,
    )
    this.#joinPush
      .receive('ok', () => this.#joined())
      .receive('error', () => this.#failed())
      .receive('timeout', () => this.#timedOut())
  }

  get state(): ChannelState {
    return this.#state
  }

  /**
   * Joins. What it returns is settled for every join, also for those that follow an error.
   *
   * @throws {AnkaError} `CLIENT_JOINED_TWICE` when it was called before.
   */
  join(): Push {
    if (this.#wasJoinCalled) throw clientErrors.CLIENT_JOINED_TWICE({ topic: this.topic })
    this.#wasJoinCalled = true
    this.rejoin()
    return this.#joinPush
  }

  /** Joins again now, if it is not leaving. */
  rejoin(): void {
    if (this.#state === 'leaving') return
    this.#socket.leaveOthers(this)
    this.#state = 'joining'
    this.#joinPush.resend()
  }

  /**
   * Pushes an event. Before the join is answered it waits, for as long as it would wait for its answer.
   *
   * @throws {AnkaError} `CLIENT_NOT_JOINED` when `join` was never called.
   */
  push(
    event: string,
    payload: JsonObject | Uint8Array = {},
    timeoutMs: number = this.#socket.timeoutMs,
  ): Push {
    if (!this.#wasJoinCalled) throw clientErrors.CLIENT_NOT_JOINED({ topic: this.topic, event })
    const push = new Push(this.#sender(), event, () => payload, timeoutMs)
    if (this.canPush()) {
      push.send()
    } else {
      push.startTimeout()
      this.#buffer.push(push)
    }
    return push
  }

  /** Whether a push would be sent at once. */
  canPush(): boolean {
    return this.#socket.isConnected() && this.#state === 'joined'
  }

  /** Leaves for good. It is settled at once: the server's answer is not waited for. */
  leave(): Push {
    this.#rejoin.reset()
    this.#joinPush.reset()
    const wasJoined = this.canPush() || this.#state === 'joining'
    this.#state = 'leaving'
    const push = new Push(this.#sender(), EVENTS.leave, () => ({}), this.#socket.timeoutMs)
    if (wasJoined && this.#socket.isConnected()) push.send()
    push.settle('ok', {})
    this.#close({})
    return push
  }

  /** Calls `listener` with each message of the event. Returns how to stop. */
  on(event: string, listener: Listener): () => void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
    return () => {
      const left = (this.#listeners.get(event) ?? []).filter((other) => other !== listener)
      this.#listeners.set(event, left)
    }
  }

  /** Calls `listener` when the channel breaks down; it joins again by itself. */
  onError(listener: Listener): () => void {
    return this.on(EVENTS.error, listener)
  }

  /** Calls `listener` when the channel is closed for good. */
  onClose(listener: Listener): () => void {
    return this.on(EVENTS.close, listener)
  }

  /** A message of the socket for this topic; one of an earlier join is dropped. */
  receive(message: Message | BinaryReply): void {
    const { joinRef, ref, event, payload } = message
    if (joinRef !== null && joinRef !== this.joinRef) return
    if (event === EVENTS.reply) {
      this.#receiveReply(ref, payload as JsonObject)
    } else if (event === EVENTS.error) {
      this.fail(payload as JsonObject)
    } else if (event === EVENTS.close) {
      this.#close(payload as JsonObject)
    } else {
      this.#emit(event, payload as JsonObject | Uint8Array)
    }
  }

  /** The channel broke down, or its socket did. */
  fail(payload: JsonObject): void {
    if (this.#state === 'leaving' || this.#state === 'closed') return
    if (this.#state === 'joining') this.#joinPush.reset()
    // What waits to be sent for that join must not be sent any more.
    this.joinRef = null
    this.#state = 'errored'
    if (this.#socket.isConnected()) this.#rejoin.schedule()
    this.#emit(EVENTS.error, payload)
  }

  /** The socket is open again: an errored channel need not wait. */
  socketOpened(): void {
    this.#rejoin.reset()
    if (this.#state === 'errored') this.rejoin()
  }

  #receiveReply(ref: string | null, payload: JsonObject): void {
    const push = ref === null ? undefined : this.#awaiting.get(ref)
    const status = payload.status === 'ok' ? 'ok' : 'error'
    push?.settle(status, (payload.response ?? {}) as JsonObject)
  }

  #joined(): void {
    this.#state = 'joined'
    this.#rejoin.reset()
    const waiting = this.#buffer
    this.#buffer = []
    for (const push of waiting) push.send()
  }

  #failed(): void {
    this.#state = 'errored'
    if (this.#socket.isConnected()) this.#rejoin.schedule()
  }

  #timedOut(): void {
    if (this.#state !== 'joining') return
    // The server may have joined all the same: it must not keep a channel that nobody listens to.
    new Push(this.#sender(), EVENTS.leave, () => ({}), this.#socket.timeoutMs).send()
    this.#failed()
  }

  #close(payload: JsonObject): void {
    if (this.#state === 'closed') return
    this.#rejoin.reset()
    this.#joinPush.reset()
    this.#state = 'closed'
    this.joinRef = null
    this.#socket.remove(this)
    this.#emit(EVENTS.close, payload)
  }

  #emit(event: string, payload: JsonObject | Uint8Array): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener(payload)
  }

  #sender(): PushSender {
    return {
      send: (push) => {
        const ref = this.#socket.makeRef()
        if (push.event === EVENTS.join) this.joinRef = ref
        this.#awaiting.set(ref, push)
        this.#socket.send({ ref, push, channel: this, joinRef: this.joinRef })
        return ref
      },
      startTimer: (ms, run) => this.#socket.clock.setTimer(ms, run),
      forget: (ref) => this.#awaiting.delete(ref),
    }
  }
}
