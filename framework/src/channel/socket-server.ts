/**
 * All the sockets of one runtime: which handler answers for a topic, who is connected, who has fallen silent.
 */
import { type Clock, systemClock } from '../core/index.ts'
import type { ChannelHandler } from './channel.ts'
import { CLOSE_CODES } from './close-codes.ts'
import { Connection, type ConnectionHost } from './connection.ts'
import { channelErrors } from './errors.ts'
import { defaultSocketLimits, type SocketLimits } from './limits.ts'
import type { ConnectionInfo, Sink } from './sink.ts'
import { createTrafficRules, type TrafficRules } from './traffic.ts'

export interface SocketServerOptions {
  /** Patterns are whole topics, or prefixes with one `*` at their end; the first that fits answers. */
  readonly handlers: readonly { readonly pattern: string; readonly handler: ChannelHandler }[]
  readonly limits?: Partial<SocketLimits>
  /** Offers per-message compression (default: `false`; a frame then costs ten times as much). */
  readonly compress?: boolean
  readonly clock?: Clock
}

export interface DrainOptions {
  /** Sockets closed at once (default: 10,000). */
  readonly batchSize?: number
  /** Milliseconds between two batches (default: 2,000). */
  readonly batchIntervalMs?: number
}

/** One timer looks for silent sockets in this many rounds of the idle time, instead of a timer each. */
const SWEEPS_PER_IDLE_TIME = 12

interface Handled {
  readonly prefix: string
  readonly isExact: boolean
  readonly handler: ChannelHandler
}

export class SocketServer implements ConnectionHost {
  readonly limits: SocketLimits
  readonly trafficRules: TrafficRules
  readonly clock: Clock
  readonly compress: boolean
  readonly #handled: readonly Handled[]
  readonly #connections = new Set<Connection>()
  #cancelSweep: (() => void) | undefined
  #isDraining = false

  constructor(options: SocketServerOptions) {
    this.limits = Object.freeze({ ...defaultSocketLimits, ...options.limits })
    this.trafficRules = createTrafficRules(this.limits)
    this.clock = options.clock ?? systemClock
    this.compress = options.compress ?? false
    this.#handled = options.handlers.map(({ pattern, handler }) => parsePattern(pattern, handler))
  }

  get connectionCount(): number {
    return this.#connections.size
  }

  /** No new socket is taken any more. */
  get isDraining(): boolean {
    return this.#isDraining
  }

  connect(sink: Sink, info: ConnectionInfo): Connection {
    return new Connection(this, sink, info)
  }

  findHandler(topic: string): ChannelHandler | undefined {
    for (const { prefix, isExact, handler } of this.#handled) {
      if (isExact ? topic === prefix : topic.startsWith(prefix)) return handler
    }
    return undefined
  }

  connectionOpened(connection: Connection): void {
    this.#connections.add(connection)
    if (!this.#cancelSweep) this.#scheduleSweep()
  }

  connectionClosed(connection: Connection): void {
    this.#connections.delete(connection)
    if (this.#connections.size > 0) return
    this.#cancelSweep?.()
    this.#cancelSweep = undefined
  }

  /** Tells the clients in batches to connect again, to whichever node is up; resolves when all are told. */
  async drain({ batchSize = 10_000, batchIntervalMs = 2_000 }: DrainOptions = {}): Promise<void> {
    this.#isDraining = true
    while (this.#connections.size > 0) {
      this.#closeSome(batchSize)
      if (this.#connections.size > 0) await this.#pause(batchIntervalMs)
    }
  }

  #closeSome(count: number): void {
    let left = count
    for (const connection of this.#connections) {
      if (left === 0) return
      left -= 1
      connection.close(CLOSE_CODES.restart, 'restarting')
    }
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.clock.setTimer(ms, resolve)
    })
  }

  #scheduleSweep(): void {
    const everyMs = Math.ceil(this.limits.idleMs / SWEEPS_PER_IDLE_TIME)
    this.#cancelSweep = this.clock.setTimer(everyMs, () => this.#sweep())
  }

  #sweep(): void {
    const oldestMs = this.clock.monotonicMs() - this.limits.idleMs
    for (const connection of this.#connections) {
      if (connection.lastFrameMs <= oldestMs) connection.close(CLOSE_CODES.goingAway, 'idle')
    }
    if (this.#connections.size > 0) this.#scheduleSweep()
  }
}

/** Creates the server of one runtime's sockets; a transport such as `attachWebSocket` brings it connections. */
export function createSocketServer(options: SocketServerOptions): SocketServer {
  return new SocketServer(options)
}

function parsePattern(pattern: string, handler: ChannelHandler): Handled {
  const star = pattern.indexOf('*')
  if (pattern === '') throw channelErrors.CHANNEL_BAD_PATTERN({ pattern, because: 'it is empty' })
  if (star === -1) return { prefix: pattern, isExact: true, handler }
  if (star !== pattern.length - 1) {
    throw channelErrors.CHANNEL_BAD_PATTERN({ pattern, because: 'its star is not at the end' })
  }
  return { prefix: pattern.slice(0, -1), isExact: false, handler }
}
