import type { Json, JsonObject } from '../../../framework/src/core/index.ts'

/** A frame as the client sent it. */
export interface SentFrame {
  readonly joinRef: string | null
  readonly ref: string | null
  readonly topic: string
  readonly event: string
  readonly payload: JsonObject
}

/** A stand-in for the browser's WebSocket: the test is the server. */
export class FakeWebSocket {
  readonly url: string
  readonly protocols: readonly string[] | undefined
  readonly frames: string[] = []
  readyState = 0
  binaryType = 'blob'
  closedWith: number | undefined
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onclose: ((event: CloseEvent) => void) | null = null

  constructor(url: string, protocols?: string[]) {
    this.url = url
    this.protocols = protocols
  }

  send(frame: string): void {
    this.frames.push(frame)
  }

  close(code?: number): void {
    this.readyState = 3
    this.closedWith = code ?? 1005
  }

  /** The server accepts. */
  open(): void {
    this.readyState = 1
    this.onopen?.()
  }

  /** The connection is gone. */
  drop(code = 1006): void {
    this.readyState = 3
    this.onclose?.(new CloseEvent('close', { code }))
  }

  /** The server sends a message. */
  receive(message: readonly [string | null, string | null, string, string, Json]): void {
    this.onmessage?.({ data: JSON.stringify(message) })
  }

  /** All that was sent, decoded. */
  get sent(): readonly SentFrame[] {
    return this.frames.map((frame) => {
      const [joinRef, ref, topic, event, payload] = JSON.parse(frame)
      return { joinRef, ref, topic, event, payload }
    })
  }

  /** The last frame with this event. */
  last(event: string): SentFrame {
    const frame = this.sent.findLast((sent) => sent.event === event)
    if (frame === undefined) throw new Error(`no ${event} was sent`)
    return frame
  }

  /** Answers the last frame with this event. */
  reply(event: string, response: Json = {}, status: 'ok' | 'error' = 'ok'): void {
    const { joinRef, ref, topic } = this.last(event)
    this.receive([joinRef, ref, topic, 'phx_reply', { status, response }])
  }
}

/** Makes a transport that keeps the sockets that were opened with it. */
export function fakeTransport(): {
  readonly sockets: FakeWebSocket[]
  readonly transport: new (url: string, protocols?: string[]) => WebSocket
  readonly current: () => FakeWebSocket
} {
  const sockets: FakeWebSocket[] = []
  class Transport extends FakeWebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols)
      sockets.push(this)
    }
  }
  const current = () => {
    const socket = sockets.at(-1)
    if (socket === undefined) throw new Error('nothing has connected')
    return socket
  }
  return { sockets, transport: Transport as never, current }
}
