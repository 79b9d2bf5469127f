/**
 * A WebSocket client that costs little: the load generator must not be what is measured.
 *
 * Text frames only, without fragments, over a plain socket. Frames are masked with a key of zeros, which the protocol
 * allows and which leaves the bytes as they are.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface SocketTarget {
  readonly host: string
  readonly port: number
  readonly path: string
  readonly cookie?: string | undefined
}

const TEXT = 0x81
const MASKED = 0x80
const OPCODE_TEXT = 1
const OPCODE_CLOSE = 8
const OPCODE_PING = 9

export class WireSocket {
  readonly #socket: Socket
  #pending: Buffer | undefined
  #onMessage: (text: string) => void = () => {}
  #closed: string | undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#read(chunk))
    socket.on('close', () => this.#fail('the server closed a socket'))
    socket.on('error', (error) => this.#fail(error.message))
  }

  static open(target: SocketTarget): Promise<WireSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect(target.port, target.host)
      let answer = ''
      const onData = (chunk: Buffer): void => {
        answer += chunk.toString('latin1')
        if (!answer.includes('\r\n\r\n')) return
        socket.removeAllListeners()
        if (answer.startsWith('HTTP/1.1 101')) resolve(new WireSocket(socket))
        else reject(new BenchFailure(`the upgrade was answered ${answer.slice(9, 12)}`))
      }
      socket.on('connect', () => socket.write(upgradeRequest(target)))
      socket.on('data', onData)
      socket.on('error', reject)
    })
  }

  onMessage(receive: (text: string) => void): void {
    this.#onMessage = receive
  }

  send(text: string): void {
    if (this.#closed) throw new BenchFailure(this.#closed)
    const length = Buffer.byteLength(text)
    const start = length < 126 ? 6 : 8
    const frame = Buffer.alloc(start + length)
    frame[0] = TEXT
    if (length < 126) frame[1] = MASKED | length
    else {
      frame[1] = MASKED | 126
      frame.writeUInt16BE(length, 2)
    }
    frame.write(text, start)
    this.#socket.write(frame)
  }

  close(): void {
    this.#socket.removeAllListeners('close')
    this.#closed = 'closed by the generator'
    this.#socket.destroy()
  }

  #fail(cause: string): void {
    this.#closed = cause
    this.#onMessage(`["closed",${JSON.stringify(cause)}]`)
  }

  #read(chunk: Buffer): void {
    let data = this.#pending ? Buffer.concat([this.#pending, chunk]) : chunk
    this.#pending = undefined
    while (data.length >= 2) {
      const frame = measureFrame(data)
      if (!frame || data.length < frame.end) break
      this.#handle(data, frame)
      data = data.subarray(frame.end)
    }
    if (data.length > 0) this.#pending = data
  }

  #handle(data: Buffer, { start, end }: FrameBounds): void {
    const opcode = (data[0] ?? 0) & 0x0f
    if (opcode === OPCODE_TEXT) this.#onMessage(data.toString('utf8', start, end))
    else if (opcode === OPCODE_CLOSE) this.#fail(`closed with ${data.readUInt16BE(start)}`)
    else if (opcode !== OPCODE_PING) this.#fail(`a frame of kind ${opcode}`)
  }
}

/** What the server did wrong, or did not do: the run is worth nothing then. */
export class BenchFailure extends Error {}

interface FrameBounds {
  readonly start: number
  readonly end: number
}

function measureFrame(data: Buffer): FrameBounds | undefined {
  const short = (data[1] ?? 0) & 0x7f
  if (short < 126) return { start: 2, end: 2 + short }
  if (short === 126)
    return data.length < 4 ? undefined : { start: 4, end: 4 + data.readUInt16BE(2) }
  return data.length < 10 ? undefined : { start: 10, end: 10 + Number(data.readBigUInt64BE(2)) }
}

function upgradeRequest({ host, port, path, cookie }: SocketTarget): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}:${port}`,
    `Origin: http://${host}:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    '\r\n',
  ].join('\r\n')
}
