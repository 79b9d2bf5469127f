import { type Clock, type JsonObject, systemClock } from '../../framework/src/core/index.ts'
import {
  type BinaryReply,
  decodeServerFrame,
  EVENTS,
  encodeBinaryPush,
  encodeFrame,
  type Message,
  TOPICS,
} from '../../framework/src/wire/index.ts'
import { Channel } from './channel.ts'
import { type Heartbeat, startHeartbeat } from './heartbeat.ts'
import { watchPage } from './page-visibility.ts'
import type { Push } from './push.ts'
import {
  createRetryTimer,
  type RetryTimer,
  reconnectDelayMs,
  rejoinDelayMs,
} from './retry-timer.ts'
import { socketUrl } from './socket-url.ts'

/** How a socket connects and how patient it is. */
export interface SocketOptions {
  /** Parameters of the connection; a function is called for each connecting. */
  readonly params?: JsonObject | (() => JsonObject)
  /** How long an answer is waited for in milliseconds (default: 10 000). */
  readonly timeout?: number
  /** How often a beat is sent, and how long its answer is waited for (default: 30 000). */
  readonly heartbeatIntervalMs?: number
  readonly reconnectAfterMs?: (tries: number) => number
  readonly rejoinAfterMs?: (tries: number) => number
  /** A token that travels in the handshake instead of the URL. */
  readonly authToken?: string
  /** What to connect with (default: the browser's WebSocket). */
  readonly transport?: new (
    url: string,
    protocols?: string[],
  ) => WebSocket
  readonly clock?: Clock
}

/** What a channel needs of its socket. */
export interface ChannelSocket {
  readonly clock: Clock
  readonly timeoutMs: number
  readonly rejoinAfterMs: (tries: number) => number
  isConnected(): boolean
  makeRef(): string
  send(outgoing: Outgoing): void
  remove(channel: Channel): void
  leaveOthers(channel: Channel): void
}

interface Outgoing {
  readonly ref: string
  readonly joinRef: string | null
  readonly channel: Channel
  readonly push: Push
}

const NORMAL_CLOSE = 1000

/**
 * One connection to the server, which many channels share. It connects again by itself.
 *
 * @example
 * const socket = new Socket('/socket', { params: { token: 'T' } })
 * const room = socket.channel('room:7')
 * room.on('said', (message) => message)
 * room.state // => 'closed'
 */
export class Socket implements ChannelSocket {
  readonly clock: Clock
  readonly timeoutMs: number
  readonly rejoinAfterMs: (tries: number) => number
  readonly #path: string
  readonly #options: SocketOptions
  readonly #reconnect: RetryTimer
  readonly #openListeners: (() => void)[] = []
  readonly #closeListeners: ((event: CloseEvent) => void)[] = []
  #channels: Channel[] = []
  #connection: WebSocket | undefined
  #heartbeat: Heartbeat | undefined
  #unsent: Outgoing[] = []
  #refs = 0
  #isWanted = false
  #stopWatching: (() => void) | undefined

  /** @param path Where the socket is mounted, such as `/live`. */
  constructor(path: string, options: SocketOptions = {}) {
    this.#path = path
    this.#options = options
    this.clock = options.clock ?? systemClock
    this.timeoutMs = options.timeout ?? 10_000
    this.rejoinAfterMs = options.rejoinAfterMs ?? rejoinDelayMs
    this.#reconnect = createRetryTimer(
      this.clock,
      () => {
        if (!document.hidden) this.#open()
      },
      options.reconnectAfterMs ?? reconnectDelayMs,
    )
  }

  /** Connects, and stays connected until {@link disconnect}. */
  connect(): void {
    if (this.#isWanted) return
    this.#isWanted = true
    this.#stopWatching ??= watchPage({
      hide: () => this.#drop(),
      show: () => this.#isWanted && this.#open(),
      visible: () => this.#isWanted && this.#retryNow(),
    })
    this.#open()
  }

  /** Closes the connection and stays away. */
  disconnect(): void {
    this.#isWanted = false
    this.#stopWatching?.()
    this.#stopWatching = undefined
    this.#reconnect.reset()
    this.#drop()
  }

  isConnected(): boolean {
    return this.#connection?.readyState === 1
  }

  /** Makes a channel for a topic; it does nothing until it joins. */
  channel(topic: string, params: JsonObject | (() => JsonObject) = {}): Channel {
    const channel = new Channel(this, topic, params)
    this.#channels.push(channel)
    return channel
  }

  /** Calls `listener` each time the connection opens, after what waited was sent. */
  onOpen(listener: () => void): void {
    this.#openListeners.push(listener)
  }

  /** Calls `listener` each time the connection closes, whoever closed it. */
  onClose(listener: (event: CloseEvent) => void): void {
    this.#closeListeners.push(listener)
  }

  /** A ref that no other message of this socket has. */
  makeRef(): string {
    return String(++this.#refs)
  }

  send(outgoing: Outgoing): void {
    if (this.isConnected()) this.#transmit(outgoing)
    else this.#unsent.push(outgoing)
  }

  remove(channel: Channel): void {
    this.#channels = this.#channels.filter((other) => other !== channel)
  }

  leaveOthers(channel: Channel): void {
    const isRival = (other: Channel) =>
      other !== channel &&
      other.topic === channel.topic &&
      (other.state === 'joined' || other.state === 'joining')
    this.#channels.find(isRival)?.leave()
  }

  #open(): void {
    if (this.#connection !== undefined) return
    const { transport: Transport = WebSocket, authToken, params } = this.#options
    const url = socketUrl(this.#path, typeof params === 'function' ? params() : (params ?? {}))
    const connection = new Transport(url, authProtocols(authToken))
    this.#connection = connection
    connection.binaryType = 'arraybuffer'
    connection.onopen = () => this.#opened()
    connection.onmessage = (event: MessageEvent) => this.#received(event.data)
    connection.onclose = (event) => this.#closed(event)
  }

  #opened(): void {
    this.#reconnect.reset()
    this.#heartbeat = startHeartbeat(this.clock, this.#options.heartbeatIntervalMs ?? 30_000, {
      send: () => this.#beat(),
      onTimeout: () => this.#abandon(),
    })
    const unsent = this.#unsent
    this.#unsent = []
    for (const outgoing of unsent) {
      // Its channel has joined anew meanwhile: the server would drop it.
      if (outgoing.joinRef === outgoing.channel.joinRef) this.#transmit(outgoing)
    }
    for (const channel of [...this.#channels]) channel.socketOpened()
    for (const listener of this.#openListeners) listener()
  }

  #closed(event: CloseEvent): void {
    this.#forgetConnection()
    for (const channel of [...this.#channels]) channel.fail({})
    if (this.#isWanted) this.#reconnect.schedule()
    for (const listener of this.#closeListeners) listener(event)
  }

  /** Closes without waiting for the browser to say so. */
  #drop(): void {
    const connection = this.#connection
    if (connection === undefined) return
    this.#forgetConnection()
    connection.close()
    for (const channel of [...this.#channels]) channel.fail({})
    for (const listener of this.#closeListeners) listener(new CloseEvent('close', { code: 1005 }))
  }

  /** The server is silent: the browser would take its time to find out. */
  #abandon(): void {
    this.#connection?.close(NORMAL_CLOSE, 'heartbeat timeout')
    this.#closed(new CloseEvent('close', { code: 1006, reason: 'heartbeat timeout' }))
  }

  #forgetConnection(): void {
    this.#heartbeat?.stop()
    this.#heartbeat = undefined
    if (this.#connection === undefined) return
    this.#connection.onopen = null
    this.#connection.onmessage = null
    this.#connection.onclose = null
    this.#connection = undefined
  }

  #retryNow(): void {
    if (this.#connection !== undefined) return
    this.#reconnect.reset()
    this.#open()
  }

  #received(data: string | ArrayBuffer): void {
    const decoded = decodeServerFrame(typeof data === 'string' ? data : new Uint8Array(data))
    if (!decoded.ok) return
    const message = decoded.value
    if (message.topic === TOPICS.phoenix && message.ref !== null) {
      this.#heartbeat?.answered(message.ref)
      return
    }
    this.#route(message)
  }

  #route(message: Message | BinaryReply): void {
    for (const channel of [...this.#channels]) {
      if (channel.topic === message.topic) channel.receive(message)
    }
  }

  #beat(): string {
    const ref = this.makeRef()
    const { phoenix: topic } = TOPICS
    const beat = { joinRef: null, ref, topic, event: EVENTS.heartbeat, payload: {} }
    this.#connection?.send(encodeFrame(beat))
    return ref
  }

  #transmit({ ref, joinRef, channel, push }: Outgoing): void {
    const payload = push.payload()
    const { topic } = channel
    const { event } = push
    const frame =
      payload instanceof Uint8Array
        ? encodeBinaryPush({ joinRef: joinRef ?? '', ref, topic, event, data: payload })
        : encodeFrame({ joinRef, ref, topic, event, payload })
    this.#connection?.send(frame as string)
  }
}

function authProtocols(token: string | undefined): string[] | undefined {
  if (token === undefined) return undefined
  return ['phoenix', `base64url.bearer.phx.${btoa(token).replaceAll('=', '')}`]
}
