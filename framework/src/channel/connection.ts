/**
 * One socket: decodes its frames, keeps its table of channels and holds it to its limits.
 *
 * It knows frames and topics, not what is sent over them (handlers) nor how bytes travel (`sink.ts`, `web-socket.ts`).
 */
import type { Clock, JsonObject } from '../core/index.ts'
import { exitProcess, type Process, watch } from '../otp/internal.ts'
import { logger } from '../telemetry/index.ts'
import { logLimited } from '../telemetry/internal.ts'
import { decodeFrame, EVENTS, encodeReply, type Message, TOPICS } from '../wire/index.ts'
import { Backlog } from './backlog.ts'
import { Channel, type ChannelConnection, type ChannelHandler, ChannelMessage } from './channel.ts'
import { CLOSE_CODES } from './close-codes.ts'
import type { SocketLimits } from './limits.ts'
import type { ConnectionInfo, Sink } from './sink.ts'
import { Traffic, type TrafficRules } from './traffic.ts'

/** What all connections of one socket server share. */
export interface ConnectionHost {
  readonly limits: SocketLimits
  readonly trafficRules: TrafficRules
  readonly clock: Clock
  findHandler(topic: string): ChannelHandler | undefined
  connectionOpened(connection: Connection): void
  connectionClosed(connection: Connection): void
}

/** A message may wait for its rate behind this many bursts of others; then the socket is closed. */
const BACKLOG_BURSTS = 10
/** A reader that lets this many high-water marks of bytes wait is closed: it joins again and gets one full render. */
const STUCK_FACTOR = 16

const TOO_MANY_CHANNELS = '{"reason":"too many channels joined"}'
const UNMATCHED_TOPIC = '{"reason":"unmatched topic"}'

export class Connection implements ChannelConnection {
  readonly info: ConnectionInfo
  readonly #host: ConnectionHost
  readonly #sink: Sink
  readonly #traffic: Traffic
  #firstChannel: Channel | undefined
  #backlog: Backlog | undefined
  #isOpen: boolean

  constructor(host: ConnectionHost, sink: Sink, info: ConnectionInfo) {
    this.info = info
    this.#host = host
    this.#sink = sink
    this.#traffic = new Traffic(host.trafficRules, nowMs(host))
    this.#firstChannel = undefined
    this.#backlog = undefined
    this.#isOpen = true
    host.connectionOpened(this)
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  get congested(): boolean {
    return this.#sink.bufferedBytes > this.#host.limits.highWaterBytes
  }

  /** When the last frame came, on the monotonic clock. */
  get lastFrameMs(): number {
    return this.#traffic.lastFrameMs
  }

  /** One frame from the client. It never throws, whatever the frame holds. */
  receive(frame: string | Uint8Array): void {
    if (!this.#isOpen) return
    const now = nowMs(this.#host)
    if (this.#traffic.countFrame(now)) {
      this.#closeFor(CLOSE_CODES.policy, 'too many events', 'it sends ten times what it may')
      return
    }
    const decoded = decodeFrame(frame, { maxBytes: this.#host.limits.maxFrameBytes })
    if (decoded.ok) this.#take(decoded.value, now, frame.length)
    else this.#refuse(decoded.error, now)
  }

  /** The socket is closed, by whichever end: the processes of its channels end. */
  closed(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#backlog?.clear()
    this.#backlog = undefined
    this.#host.connectionClosed(this)
    let channel = this.#firstChannel
    this.#firstChannel = undefined
    while (channel) {
      const { next, process } = channel
      if (process) exitProcess(process, { shutdown: 'closed' })
      channel = next
    }
  }

  close(code: number, reason: string): void {
    if (!this.#isOpen) return
    this.#sink.close(code, reason)
    this.closed()
  }

  send(text: string): void {
    if (!this.#isOpen) return
    if (this.#sink.bufferedBytes > this.#host.limits.highWaterBytes * STUCK_FACTOR) {
      this.#closeFor(CLOSE_CODES.restart, 'too slow', 'it does not read what it is sent')
      return
    }
    this.#sink.send(text)
  }

  awaitDrain(): void {
    if (this.congested && this.#sink.awaitDrain) this.#sink.awaitDrain()
    else this.drained()
  }

  /** What was sent has left the node. */
  drained(): void {
    if (this.#isOpen && this.congested) {
      this.#sink.awaitDrain?.()
      return
    }
    for (let channel = this.#firstChannel; channel; channel = channel.next) channel.tellDrained()
  }

  forget(channel: Channel): void {
    if (this.#firstChannel === channel) {
      this.#firstChannel = channel.next
      return
    }
    for (let before = this.#firstChannel; before; before = before.next) {
      if (before.next !== channel) continue
      before.next = channel.next
      return
    }
  }

  #refuse(problem: { readonly reason: string; readonly bytes: number }, now: number): void {
    const what = `frame is ${problem.reason} (${problem.bytes} bytes)`
    if (problem.reason === 'too large') {
      this.#closeFor(CLOSE_CODES.tooLarge, 'frame too large', what)
    } else if (this.#traffic.countBadFrame(now)) {
      this.#closeFor(CLOSE_CODES.policy, 'bad frames', `${what}, as others before it`)
    } else {
      logLimited('WIRE_BAD_FRAME', 'warn', `WIRE_BAD_FRAME  ignored ${this.info.peer}: ${what}`)
    }
  }

  #closeFor(code: number, reason: string, cause: string): void {
    const text = `CHANNEL_CLOSED  closed ${this.info.peer} with ${code}: ${cause}`
    logLimited('CHANNEL_CLOSED', 'warn', text)
    this.close(code, reason)
  }

  /** Handles a message now, or behind those that wait for their rate. */
  #take(message: Message, now: number, bytes: number): void {
    if (message.topic === TOPICS.phoenix && message.event === EVENTS.heartbeat) {
      this.#answer(null, message, 'ok', '{}')
      return
    }
    if (this.#backlog) {
      this.#delay(this.#backlog, message, bytes)
      return
    }
    const waitMs = this.#traffic.admit(message, now)
    if (waitMs === 0) this.#handle(message)
    else this.#startBacklog(message, bytes, waitMs)
  }

  #startBacklog(message: Message, bytes: number, waitMs: number): void {
    const text = `CHANNEL_TOO_FAST  answers ${this.info.peer} late: it sends more than its rate`
    logLimited('CHANNEL_TOO_FAST', 'warn', text)
    const backlog = new Backlog()
    this.#backlog = backlog
    this.#delay(backlog, message, bytes)
    this.#wakeIn(backlog, waitMs)
  }

  #delay(backlog: Backlog, message: Message, bytes: number): void {
    const most = this.#host.limits.eventBurst * BACKLOG_BURSTS
    if (backlog.size < most && backlog.push(message, bytes)) return
    this.#closeFor(CLOSE_CODES.policy, 'too many events', 'too many of its messages wait')
  }

  #wakeIn(backlog: Backlog, waitMs: number): void {
    backlog.cancelTimer = this.#host.clock.setTimer(Math.ceil(waitMs), () => this.#wake(backlog))
  }

  #wake(backlog: Backlog): void {
    const now = nowMs(this.#host)
    while (this.#isOpen) {
      const message = backlog.peek()
      if (!message) {
        this.#backlog = undefined
        return
      }
      const waitMs = this.#traffic.admit(message, now)
      if (waitMs > 0) {
        this.#wakeIn(backlog, waitMs)
        return
      }
      backlog.shift()
      this.#handle(message)
    }
  }

  #handle(message: Message): void {
    const channel = this.#findChannel(message.topic)
    if (message.event === EVENTS.join) this.#join(message, channel)
    else if (!channel) this.#answerWithoutChannel(message)
    else if (message.joinRef !== null && message.joinRef !== channel.joinRef) return
    else if (message.event === EVENTS.leave) channel.leave(message.ref)
    else channel.deliver(new ChannelMessage(message.ref, message.event, message.payload))
  }

  #answerWithoutChannel(message: Message): void {
    if (message.event === EVENTS.leave) this.#answer(message.joinRef, message, 'ok', '{}')
    else this.#answer(null, message, 'error', UNMATCHED_TOPIC)
  }

  #join(message: Message, previous: Channel | undefined): void {
    const joinRef = message.joinRef ?? message.ref
    if (joinRef === null || message.payload instanceof Uint8Array) {
      this.#refuse({ reason: 'a join without a ref', bytes: 0 }, nowMs(this.#host))
      return
    }
    const handler = this.#host.findHandler(message.topic)
    if (!handler) {
      this.#answer(null, message, 'error', UNMATCHED_TOPIC)
      return
    }
    if (previous) {
      this.forget(previous)
      previous.replaced()
    } else if (this.#countChannels() >= this.#host.limits.maxChannels) {
      this.#answer(message.joinRef, message, 'error', TOO_MANY_CHANNELS)
      return
    }
    this.#startChannel(handler, new Channel(this, message.topic, joinRef), message.payload)
  }

  #startChannel(handler: ChannelHandler, channel: Channel, payload: JsonObject): void {
    channel.next = this.#firstChannel
    this.#firstChannel = channel
    try {
      channel.process = handler.join(channel, payload)
      watch(channel.process, channel)
    } catch (error) {
      logger.error('a channel could not be started', { topic: channel.topic, error })
      channel.joinFailed()
    }
  }

  #answer(
    joinRef: string | null,
    { ref, topic }: Message,
    status: 'ok' | 'error',
    json: string,
  ): void {
    if (ref !== null) this.send(encodeReply(joinRef, ref, topic, status, json))
  }

  /** The process that answers for a joined topic. */
  findProcess(topic: string): Process | undefined {
    return this.#findChannel(topic)?.process
  }

  #findChannel(topic: string): Channel | undefined {
    let channel = this.#firstChannel
    while (channel && channel.topic !== topic) channel = channel.next
    return channel
  }

  #countChannels(): number {
    let count = 0
    for (let channel = this.#firstChannel; channel; channel = channel.next) count += 1
    return count
  }
}

/** Whole milliseconds: V8 keeps small integers without an object of their own. */
function nowMs(host: ConnectionHost): number {
  return Math.floor(host.clock.monotonicMs())
}
