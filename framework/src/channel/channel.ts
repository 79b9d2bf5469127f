/**
 * One joined topic on one connection: what a channel's process talks through.
 *
 * It carries the wire rules of a topic's life (join, leave, end); what a topic means is its handler's matter. The
 * table of channels and the frames stand in `connection.ts`.
 */
import type { JsonObject } from '../core/index.ts'
import type { ExitReason } from '../otp/index.ts'
import { exitProcess, type Process, send, type Watcher } from '../otp/internal.ts'
import { EVENTS, encodeFrame, encodePush, encodeReply } from '../wire/index.ts'
import type { ConnectionInfo } from './sink.ts'

/** What a {@link Channel} needs of the connection that it lives on. */
export interface ChannelConnection {
  readonly info: ConnectionInfo
  readonly congested: boolean
  readonly isOpen: boolean
  send(text: string): void
  awaitDrain(): void
  close(code: number, reason: string): void
  /** The channel's topic is free again. */
  forget(channel: Channel): void
}

/** What lands in the mailbox of a channel's process: an event, or `phx_leave`, upon which it stops with `{ shutdown: 'left' }`. */
export class ChannelMessage {
  readonly ref: string | null
  readonly event: string
  readonly payload: JsonObject | Uint8Array

  constructor(ref: string | null, event: string, payload: JsonObject | Uint8Array) {
    this.ref = ref
    this.event = event
    this.payload = payload
  }
}

/** Lands in the mailbox of a process that asked with {@link Channel.onDrain}, once the socket's buffer is empty. */
export class Drained {}
const drained = Object.freeze(new Drained())

export interface ChannelHandler {
  /**
   * Starts the process that answers for the topic. It must answer the join with `channel.reply(channel.joinRef, …)`;
   * an error reply frees the topic at once, and the process is then expected to end by itself.
   */
  join(channel: Channel, payload: JsonObject): Process
}

type JoinState = 'joining' | 'joined' | 'refused' | 'ended'

export class Channel implements Watcher {
  readonly connection: ChannelConnection
  readonly topic: string
  readonly joinRef: string
  process: Process | undefined
  /** The next channel of the same connection; most connections have one, so they keep a chain and no map. */
  next: Channel | undefined
  leaving: boolean
  wantsDrain: boolean
  #state: JoinState
  #leaveRef: string | null

  constructor(connection: ChannelConnection, topic: string, joinRef: string) {
    this.connection = connection
    this.topic = topic
    this.joinRef = joinRef
    this.process = undefined
    this.next = undefined
    this.leaving = false
    this.wantsDrain = false
    this.#state = 'joining'
    this.#leaveRef = null
  }

  /** The socket's send buffer is above its high-water mark: do not render, ask {@link Channel.onDrain} instead. */
  get congested(): boolean {
    return this.connection.congested
  }

  /** Answers an event, or the join when `ref` is the join's. A message without a ref has no answer. */
  reply(ref: string | null, status: 'ok' | 'error', responseJson: string): void {
    if (ref === null || this.#state === 'ended') return
    if (this.#state === 'joining' && ref === this.joinRef) this.#joinAnswered(status)
    this.connection.send(encodeReply(this.joinRef, ref, this.topic, status, responseJson))
  }

  push(event: string, payloadJson: string): void {
    if (this.#state === 'ended') return
    this.connection.send(encodePush(this.joinRef, this.topic, event, payloadJson))
  }

  /** The process gets one {@link Drained} message when the socket has taken everything. */
  onDrain(): void {
    this.wantsDrain = true
    this.connection.awaitDrain()
  }

  tellDrained(): void {
    if (!this.wantsDrain) return
    this.wantsDrain = false
    if (this.process) send(this.process, drained)
  }

  /** What comes after a leave is of no use to anyone. */
  deliver(message: ChannelMessage): void {
    if (this.process && !this.leaving) send(this.process, message)
  }

  /** The leave stands behind the events that came before it; it is answered when the process has ended. */
  leave(ref: string | null): void {
    if (this.leaving) return
    this.leaving = true
    this.#leaveRef = ref
    if (this.process) send(this.process, new ChannelMessage(ref, EVENTS.leave, {}))
  }

  /** A newer join of the topic ends this one, which then says so with its own join ref. */
  replaced(): void {
    if (this.leaving) return
    this.leaving = true
    if (this.process) exitProcess(this.process, { shutdown: 'duplicate join' })
  }

  /** The handler could not start a process. */
  joinFailed(): void {
    this.#crashedWhileJoining()
    this.connection.forget(this)
  }

  processEnded(_process: Process, reason: ExitReason): void {
    const state = this.#state
    this.connection.forget(this)
    if (state === 'refused') return
    if (state === 'joining' && !this.leaving) {
      this.#crashedWhileJoining()
      return
    }
    this.#state = 'ended'
    if (isOrderly(reason)) this.#sendLast(EVENTS.close, {})
    else this.#sendLast(EVENTS.error, { reason: 'channel_crash' })
    if (this.#leaveRef !== null) {
      this.connection.send(encodeReply(this.joinRef, this.#leaveRef, this.topic, 'ok', '{}'))
    }
  }

  /** The client must learn which join has ended: a newer channel may have the same topic. */
  #sendLast(event: string, payload: JsonObject): void {
    const { joinRef, topic } = this
    this.connection.send(encodeFrame({ joinRef, ref: joinRef, topic, event, payload }))
  }

  #joinAnswered(status: 'ok' | 'error'): void {
    this.#state = status === 'ok' ? 'joined' : 'refused'
    if (status === 'error') this.connection.forget(this)
  }

  #crashedWhileJoining(): void {
    this.#state = 'ended'
    const response = '{"reason":"join crashed"}'
    this.connection.send(encodeReply(this.joinRef, this.joinRef, this.topic, 'error', response))
  }
}

function isOrderly(reason: ExitReason): boolean {
  if (typeof reason === 'object') return !(reason instanceof Error) && 'shutdown' in reason
  return reason === 'normal' || reason === 'shutdown'
}
