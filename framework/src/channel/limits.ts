/**
 * What one socket may cost: sizes, rates and counts.
 *
 * Limits bound what a client can make the node spend; they are not authorisation. Where they act is told in
 * `connection.ts` and, for the size of a frame, in `web-socket.ts`.
 */

/** The limits of one socket; every one of them has a default. */
export interface SocketLimits {
  /** Largest frame in bytes (default: 1,048,576). A larger one closes the socket with code 1009. */
  readonly maxFrameBytes: number
  /** Most joined topics on one socket (default: 100). */
  readonly maxChannels: number
  /** Events a second that are answered at once (default: 200). Above it they are answered late and in order. */
  readonly eventsPerSecond: number
  /** Events that may come at once before {@link SocketLimits.eventsPerSecond} counts (default: 400). */
  readonly eventBurst: number
  /** Joins a second that are answered at once (default: 20). Above it they are delayed, never refused. */
  readonly joinsPerSecond: number
  /** Joins that may come at once before {@link SocketLimits.joinsPerSecond} counts (default: 100). */
  readonly joinBurst: number
  /** Frames a minute that cannot be decoded until the socket is closed with code 1008 (default: 10). */
  readonly badFramesPerMinute: number
  /** Silence in milliseconds after which the socket is closed (default: 60,000). */
  readonly idleMs: number
  /** Bytes waiting to be sent above which views stop rendering for the socket (default: 262,144). */
  readonly highWaterBytes: number
}

/**
 * The limits of a socket for which nothing is configured.
 *
 * @example
 * defaultSocketLimits.maxChannels // => 100
 * defaultSocketLimits.idleMs // => 60000
 */
export const defaultSocketLimits: SocketLimits = Object.freeze({
  maxFrameBytes: 1_048_576,
  maxChannels: 100,
  eventsPerSecond: 200,
  eventBurst: 400,
  joinsPerSecond: 20,
  joinBurst: 100,
  badFramesPerMinute: 10,
  idleMs: 60_000,
  highWaterBytes: 262_144,
})
