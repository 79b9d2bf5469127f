/**
 * A keep-alive HTTP client for GETs: one connection, one request at a time.
 */
import { connect, type Socket } from 'node:net'
import { BenchFailure } from './wire-socket.ts'

export interface Answer {
  readonly status: number
  readonly headers: string
  readonly body: Buffer
}

export class HttpClient {
  readonly #host: string
  readonly #socket: Socket
  #received: Buffer[] = []
  #expected = 0
  #got = 0
  #settle: { resolve(answer: Answer): void; reject(error: Error): void } | undefined

  constructor(host: string, port: number) {
    this.#host = `${host}:${port}`
    this.#socket = connect(port, host)
    this.#socket.setNoDelay(true)
    this.#socket.on('data', (chunk) => this.#read(chunk))
    this.#socket.on('error', (error) => this.#settle?.reject(error))
    this.#socket.on('close', () => this.#settle?.reject(new BenchFailure('connection closed')))
  }

  get(path: string): Promise<Answer> {
    this.#received = []
    this.#expected = 0
    this.#got = 0
    this.#socket.write(`GET ${path} HTTP/1.1\r\nHost: ${this.#host}\r\nAccept: text/html\r\n\r\n`)
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
  }

  close(): void {
    this.#settle = undefined
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#received.push(chunk)
    this.#got += chunk.length
    if (this.#expected === 0) this.#expected = measureAnswer(chunk)
    if (this.#got >= this.#expected) this.#finish()
  }

  #finish(): void {
    const whole = this.#received.length === 1 ? this.#received[0] : Buffer.concat(this.#received)
    if (!whole) return
    const split = whole.indexOf('\r\n\r\n')
    const headers = whole.toString('latin1', 0, split)
    const settle = this.#settle
    this.#settle = undefined
    settle?.resolve({
      status: Number(headers.slice(9, 12)),
      headers,
      body: whole.subarray(split + 4),
    })
  }
}

function measureAnswer(chunk: Buffer): number {
  const split = chunk.indexOf('\r\n\r\n')
  const head = chunk.toString('latin1', 0, split === -1 ? chunk.length : split)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (split === -1 || length === undefined) throw new BenchFailure('an answer without a length')
  return split + 4 + Number(length)
}
