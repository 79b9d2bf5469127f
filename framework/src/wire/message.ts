import { err, type JsonObject, ok, type Result } from '../core/index.ts'
import { decodeClientBinary, decodeServerBinary } from './binary-frame.ts'
import { findForbiddenPart } from './json-limits.ts'

/** One message of a socket, in either direction. */
export interface Message {
  /** The ref of the join that this message belongs to; null for heartbeats and plain broadcasts. */
  readonly joinRef: string | null
  /** The ref that a reply names; null when none is expected. */
  readonly ref: string | null
  readonly topic: string
  readonly event: string
  /** An object, or bytes when the frame was binary. */
  readonly payload: JsonObject | Uint8Array
}

/** A reply whose response is bytes: only servers send them, in a binary frame. */
export interface BinaryReply {
  readonly joinRef: string | null
  readonly ref: string
  readonly topic: string
  readonly event: 'phx_reply'
  readonly payload: { readonly status: string; readonly response: Uint8Array }
}

/** Why a frame is not a message. `bytes` is the frame's size; nothing of its content is repeated. */
export interface FrameProblem {
  readonly reason:
    | 'too large'
    | 'not json'
    | 'not an array of 5'
    | 'bad join ref'
    | 'bad ref'
    | 'bad topic'
    | 'bad event'
    | 'payload is not an object'
    | 'nested too deep'
    | 'forbidden key'
    | 'unknown kind'
    | 'cut short'
    | 'not utf-8'
  readonly bytes: number
}

/** What a frame may not exceed. */
export interface FrameLimits {
  /** Largest frame in bytes (default: 1 MiB). */
  readonly maxBytes: number
}

/** The size of a text frame that is accepted unless told otherwise: 1 MiB. */
export const MAX_FRAME_BYTES = 1_048_576

/** Longest ref in characters. */
export const MAX_REF_LENGTH = 64
/** Longest topic or event name in characters, the same as binary frames can carry in bytes. */
export const MAX_NAME_LENGTH = 255

const DEFAULT_LIMITS: FrameLimits = { maxBytes: MAX_FRAME_BYTES }

/**
 * Decodes a frame that a client sent, without ever throwing.
 *
 * The frame is untrusted: sizes, types, nesting and forbidden keys are checked. A binary payload is a view into the
 * frame, not a copy.
 *
 * @param frame Text, or the bytes of a binary frame.
 * @param limits Sizes that differ from the defaults.
 *
 * @example
 * decodeFrame('["1","2","room:7","say",{"text":"hi"}]') // => { ok: true, value: { joinRef: '1', ref: '2', topic: 'room:7', event: 'say', payload: { text: 'hi' } } }
 * decodeFrame('{}') // => { ok: false, error: { reason: 'not an array of 5', bytes: 2 } }
 * decodeFrame('[]', { maxBytes: 1 }) // => { ok: false, error: { reason: 'too large', bytes: 2 } }
 */
export function decodeFrame(
  frame: string | Uint8Array,
  limits: FrameLimits = DEFAULT_LIMITS,
): Result<Message, FrameProblem> {
  if (typeof frame === 'string') {
    if (!fitsInto(frame, limits.maxBytes)) return problem('too large', countBytes(frame))
    return decodeText(frame)
  }
  if (frame.byteLength > limits.maxBytes) return problem('too large', frame.byteLength)
  return decodeClientBinary(frame)
}

/**
 * Decodes a frame that a server sent: binary frames are laid out differently in this direction.
 *
 * @example
 * decodeServerFrame('[null,null,"room:7","said",{}]') // => { ok: true, value: { joinRef: null, ref: null, topic: 'room:7', event: 'said', payload: {} } }
 */
export function decodeServerFrame(
  frame: string | Uint8Array,
): Result<Message | BinaryReply, FrameProblem> {
  return typeof frame === 'string' ? decodeText(frame) : decodeServerBinary(frame)
}

function decodeText(text: string): Result<Message, FrameProblem> {
  let parts: unknown
  try {
    parts = JSON.parse(text)
  } catch {
    return problem('not json', countBytes(text))
  }
  if (!Array.isArray(parts) || parts.length < 5) {
    return problem('not an array of 5', countBytes(text))
  }
  const [joinRef, ref, topic, event, payload] = parts as readonly unknown[]
  if (!isRef(joinRef)) return problem('bad join ref', countBytes(text))
  if (!isRef(ref)) return problem('bad ref', countBytes(text))
  if (!isName(topic)) return problem('bad topic', countBytes(text))
  if (!isName(event)) return problem('bad event', countBytes(text))
  if (!isJsonObject(payload)) return problem('payload is not an object', countBytes(text))
  const forbidden = findForbiddenPart(text, payload)
  if (forbidden !== undefined) return problem(forbidden, countBytes(text))
  return ok({ joinRef, ref, topic, event, payload })
}

function isRef(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && value.length <= MAX_REF_LENGTH)
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_NAME_LENGTH
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function problem(reason: FrameProblem['reason'], bytes: number): Result<never, FrameProblem> {
  return err({ reason, bytes })
}

// A character has one to three bytes in UTF-8 (a surrogate pair four for two), so most frames need no counting.
function fitsInto(text: string, maxBytes: number): boolean {
  if (text.length > maxBytes) return false
  return text.length * 3 <= maxBytes || countBytes(text) <= maxBytes
}

function countBytes(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff
    bytes += unit < 0x800 || isSurrogate ? 1 : 2
  }
  return bytes
}
