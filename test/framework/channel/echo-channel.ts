import {
  type Channel,
  type ChannelHandler,
  ChannelMessage,
  Drained,
} from '../../../framework/src/channel/channel.ts'
import type { Connection } from '../../../framework/src/channel/connection.ts'
import type { SocketLimits } from '../../../framework/src/channel/limits.ts'
import type { Sink } from '../../../framework/src/channel/sink.ts'
import { SocketServer } from '../../../framework/src/channel/socket-server.ts'
import { FakeClock, type JsonObject } from '../../../framework/src/core/index.ts'
import type { ExitReason } from '../../../framework/src/otp/index.ts'
import { drainNow, Process, startProcess } from '../../../framework/src/otp/internal.ts'

/** Answers `echo` with its payload; does as it is told by other events and by the payload of its join. */
class EchoChannel extends Process {
  readonly channel: Channel
  readonly payload: JsonObject

  constructor(channel: Channel, payload: JsonObject) {
    super()
    this.channel = channel
    this.payload = payload
  }

  protected init(): void | Promise<void> {
    const { channel, payload } = this
    if (payload.join === 'crash') throw new Error('told to crash')
    if (payload.join === 'wait') return new Promise(() => {})
    if (payload.join === 'end') return this.stop('normal')
    if (payload.join === 'refuse') {
      channel.reply(channel.joinRef, 'error', '{"reason":"refused"}')
      return this.stop('normal')
    }
    channel.reply(channel.joinRef, 'ok', '{}')
  }

  protected receive(message: unknown): void {
    if (message instanceof Drained) this.channel.push('drained', '{}')
    if (!(message instanceof ChannelMessage)) return
    const { event, ref, payload } = message
    if (event === 'phx_leave') this.stop({ shutdown: 'left' })
    if (event === 'crash') throw new Error('told to crash')
    if (event === 'stop') this.stop('normal')
    if (event === 'wait for drain') this.channel.onDrain()
    if (event === 'echo') this.channel.reply(ref, 'ok', JSON.stringify(payload))
    if (event === 'size' && payload instanceof Uint8Array) {
      this.channel.reply(ref, 'ok', `{"bytes":${payload.length}}`)
    }
  }

  protected override ended(reason: ExitReason): void {
    deaths.push([this.channel.topic, reason])
  }
}

/** Which channels' processes have ended, and why. */
export const deaths: (readonly [topic: string, reason: ExitReason])[] = []

export const echoHandler: ChannelHandler = {
  join(channel, payload) {
    if (payload.join === 'no process') throw new Error('told to fail')
    const process = new EchoChannel(channel, payload)
    startProcess(process)
    return process
  },
}

/** A socket in memory: what the server sent is in `sent`, as text. */
export class MemorySink implements Sink {
  bufferedBytes = 0
  sent: string[] = []
  closedWith: readonly [code: number, reason: string] | undefined
  drainsAwaited = 0

  send(text: string): void {
    this.sent.push(text)
  }

  close(code: number, reason: string): void {
    this.closedWith = [code, reason]
  }

  awaitDrain(): void {
    this.drainsAwaited += 1
  }
}

export interface TestSocket {
  readonly sink: MemorySink
  readonly connection: Connection
  readonly clock: FakeClock
  readonly sockets: SocketServer
  /** Sends a frame, lets every process run, and returns what came back since. */
  exchange(...frame: readonly [string | null, string | null, string, string, JsonObject]): string[]
  exchangeText(frame: string | Uint8Array): string[]
}

export function openSocket(limits: Partial<SocketLimits> = {}): TestSocket {
  const clock = new FakeClock()
  const sockets = new SocketServer({
    handlers: [
      { pattern: 'room:*', handler: echoHandler },
      { pattern: 'lobby', handler: echoHandler },
    ],
    limits,
    clock,
  })
  const sink = new MemorySink()
  const connection = sockets.connect(sink, testInfo)
  const exchangeText = (frame: string | Uint8Array): string[] => {
    sink.sent = []
    connection.receive(frame)
    drainNow()
    return sink.sent
  }
  return {
    sink,
    connection,
    clock,
    sockets,
    exchangeText,
    exchange: (...frame) => exchangeText(JSON.stringify(frame)),
  }
}

export const testInfo = {
  session: {},
  connectParams: {},
  host: 'shop.test',
  peer: '10.0.0.9',
  userAgent: 'tests',
}
