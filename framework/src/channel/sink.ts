/**
 * Where the frames of one socket go, and what is known about who is behind it.
 *
 * A sink is a WebSocket (`web-socket.ts`) or memory (`anka/testing`); nothing here knows which.
 */
import type { JsonObject } from '../core/index.ts'
import type { SessionData } from '../http/internal.ts'

export interface Sink {
  send(text: string): void
  close(code: number, reason: string): void
  /** Bytes handed over with `send` that have not left yet. */
  readonly bufferedBytes: number
  /** Asks for one call of `Connection.drained` when everything has left. */
  awaitDrain?(): void
}

export interface ConnectionInfo {
  /** `undefined`: the cookie, its signature or the CSRF token did not hold; views answer such a join `stale`. */
  readonly session: SessionData | undefined
  readonly connectParams: JsonObject
  /** Host and port as the client named them, for absolute URLs. */
  readonly host: string
  /** Address of the other end, for logs. */
  readonly peer: string
  readonly userAgent: string
}
