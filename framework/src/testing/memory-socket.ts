/** A browser's end of the socket, in memory: the server's own connection code on the other side, no port between. */
import type { RunningApp } from '../app/index.ts'
import type { JsonObject } from '../core/index.ts'
import { type Pid, spawn } from '../otp/index.ts'
import { decodeServerFrame, EVENTS, encodeFrame, type Message } from '../wire/index.ts'
import { testingErrors } from './errors.ts'

/** What comes to a joined topic. */
export interface TopicListener {
  /** A push of the server. */
  pushed(event: string, payload: JsonObject): void
  /** The topic has ended: by a crash (`phx_error`), orderly (`phx_close`), or with the socket. */
  ended(how: 'crashed' | 'closed' | 'disconnected'): void
}

/** The answer to a push. */
export interface Reply {
  readonly status: string
  readonly response: JsonObject
}

interface Pending {
  readonly event: string
  resolve(reply: Reply): void
  reject(error: unknown): void
}

type Connection = ReturnType<RunningApp['sockets']['connect']>

/** Longest time that a view may take for an answer. */
const REPLY_TIMEOUT_MS = 4_000
const QUIET_TURNS = 4

/** Who opens a socket. */
export interface SocketOptions {
  readonly cookie: string | undefined
  readonly csrfToken: string | undefined
  readonly host: string
}

/** One open socket with one joined topic. */
export class MemorySocket {
  readonly bufferedBytes = 0
  readonly #connection: Connection
  readonly #listener: TopicListener
  readonly #pendingByRef = new Map<string, Pending>()
  #lastRef = 0
  #received = 0
  #joinRef: string | null = null
  #isOpen = true

  constructor(running: RunningApp, options: SocketOptions, listener: TopicListener) {
    const { runtime, sockets } = running
    const session = runtime.sessionOf(options.cookie)
    const holds = runtime.checkCsrf(session, options.csrfToken)
    this.#listener = listener
    this.#connection = sockets.connect(this, {
      session: holds ? session : undefined,
      connectParams: {},
      host: options.host,
      peer: '127.0.0.1',
      userAgent: 'anka/testing',
    })
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** The process that answers for a joined topic. */
  processOf(topic: string): Pid | undefined {
    return this.#connection.findProcess(topic)
  }

  /** What the server sends. */
  send(text: string): void {
    this.#received += 1
    const decoded = decodeServerFrame(text)
    if (decoded.ok) this.#take(decoded.value as Message)
  }

  /** The server closes the socket. */
  close(): void {
    this.#end()
  }

  /** The browser closes the socket. */
  disconnect(): void {
    if (!this.#isOpen) return
    this.#end()
    this.#connection.closed()
  }

  /** Joins a topic. */
  join(topic: string, payload: JsonObject): Promise<Reply> {
    const ref = String(this.#lastRef + 1)
    this.#joinRef = ref
    return this.push(topic, EVENTS.join, payload)
  }

  /** Sends a message and waits for its answer. */
  push(topic: string, event: string, payload: JsonObject): Promise<Reply> {
    const ref = String(++this.#lastRef)
    const reply = new Promise<Reply>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pendingByRef.delete(ref)
        reject(testingErrors.TESTING_NO_REPLY({ event, afterMs: REPLY_TIMEOUT_MS }))
      }, REPLY_TIMEOUT_MS)
      this.#pendingByRef.set(ref, {
        event,
        resolve(value) {
          clearTimeout(timer)
          resolve(value)
        },
        reject(error) {
          clearTimeout(timer)
          reject(error)
        },
      })
    })
    this.#connection.receive(encodeFrame({ joinRef: this.#joinRef, ref, topic, event, payload }))
    return reply
  }

  /** Leaves a topic. As for the browser's client its close is the answer: the reply comes after it. */
  leave(topic: string): void {
    const ref = String(++this.#lastRef)
    const event = EVENTS.leave
    this.#connection.receive(
      encodeFrame({ joinRef: this.#joinRef, ref, topic, event, payload: {} }),
    )
  }

  /** Waits until nothing more comes that needs no I/O. */
  async settle(): Promise<void> {
    let quiet = 0
    while (quiet < QUIET_TURNS) {
      const before = this.#received
      await turnOfAll()
      quiet = this.#received === before ? quiet + 1 : 0
    }
  }

  #take({ joinRef, ref, event, payload }: Message): void {
    if (event === EVENTS.reply) {
      const pending = this.#pendingByRef.get(ref ?? '')
      this.#pendingByRef.delete(ref ?? '')
      pending?.resolve(payload as unknown as Reply)
      return
    }
    if (joinRef !== null && joinRef !== this.#joinRef) return
    if (event === EVENTS.error) this.#topicEnded('crashed')
    else if (event === EVENTS.close) this.#topicEnded('closed')
    else this.#listener.pushed(event, payload as JsonObject)
  }

  #end(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#topicEnded('disconnected')
  }

  #topicEnded(how: 'crashed' | 'closed' | 'disconnected'): void {
    this.#listener.ended(how)
    for (const [ref, { event, reject }] of this.#pendingByRef) {
      this.#pendingByRef.delete(ref)
      reject(
        testingErrors.TESTING_VIEW_ENDED({ action: `answer "${event}"`, because: `it has ${how}` }),
      )
    }
  }
}

/** A new process stands behind all that have messages: when its turn comes, each of them has had one. */
function turnOfAll(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => spawn(() => resolve()))
  })
}
