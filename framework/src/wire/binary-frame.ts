import { err, ok, type Result } from '../core/index.ts'
import { wireErrors } from './errors.ts'
import type { BinaryReply, FrameProblem, Message } from './message.ts'

const KIND = { push: 0, reply: 1, broadcast: 2 } as const

const decoder = new TextDecoder('utf-8', { fatal: true })
const encoder = new TextEncoder()

/** What a binary push carries, from client to server. */
export interface BinaryPush {
  readonly joinRef: string
  readonly ref: string
  readonly topic: string
  readonly event: string
  readonly data: Uint8Array
}

/**
 * Encodes a push of bytes as a client sends it, such as a chunk of an upload.
 *
 * @throws {AnkaError} `WIRE_FIELD_TOO_LONG` when a field has more than 255 bytes.
 *
 * @example
 * encodeBinaryPush({ joinRef: '1', ref: '2', topic: 't', event: 'e', data: new Uint8Array([9]) }) // => new Uint8Array([0, 1, 1, 1, 1, 49, 50, 116, 101, 9])
 */
export function encodeBinaryPush(push: BinaryPush): Uint8Array {
  return join(KIND.push, [push.joinRef, push.ref, push.topic, push.event], push.data)
}

/**
 * Encodes a push of bytes as a server sends it: it has no ref.
 *
 * @throws {AnkaError} `WIRE_FIELD_TOO_LONG` when a field has more than 255 bytes.
 *
 * @example
 * encodeServerBinaryPush({ joinRef: '1', topic: 't', event: 'e', data: new Uint8Array([9]) }) // => new Uint8Array([0, 1, 1, 1, 49, 116, 101, 9])
 */
export function encodeServerBinaryPush(push: Omit<BinaryPush, 'ref'>): Uint8Array {
  return join(KIND.push, [push.joinRef, push.topic, push.event], push.data)
}

/**
 * Encodes a reply of bytes, as a server sends it.
 *
 * @throws {AnkaError} `WIRE_FIELD_TOO_LONG` when a field has more than 255 bytes.
 *
 * @example
 * encodeBinaryReply({ joinRef: '1', ref: '2', topic: 't', status: 'ok', data: new Uint8Array([9]) }) // => new Uint8Array([1, 1, 1, 1, 2, 49, 50, 116, 111, 107, 9])
 */
export function encodeBinaryReply(
  reply: Omit<BinaryPush, 'event'> & { readonly status: 'ok' | 'error' },
): Uint8Array {
  return join(KIND.reply, [reply.joinRef, reply.ref, reply.topic, reply.status], reply.data)
}

/**
 * Encodes a broadcast of bytes, as a server sends it to all who joined the topic.
 *
 * @throws {AnkaError} `WIRE_FIELD_TOO_LONG` when a field has more than 255 bytes.
 *
 * @example
 * encodeBinaryBroadcast({ topic: 't', event: 'e', data: new Uint8Array([9]) }) // => new Uint8Array([2, 1, 1, 116, 101, 9])
 */
export function encodeBinaryBroadcast(broadcast: Omit<BinaryPush, 'ref' | 'joinRef'>): Uint8Array {
  return join(KIND.broadcast, [broadcast.topic, broadcast.event], broadcast.data)
}

/** Decodes a binary frame that a client sent. Only pushes travel in this direction. */
export function decodeClientBinary(frame: Uint8Array): Result<Message, FrameProblem> {
  if (frame[0] !== KIND.push) return problem('unknown kind', frame)
  const fields = readFields(frame, 4)
  if (typeof fields === 'string') return problem(fields, frame)
  const [joinRef = '', ref = '', topic = '', event = ''] = fields.texts
  return ok({ joinRef, ref, topic, event, payload: frame.subarray(fields.end) })
}

/** Decodes a binary frame that a server sent. */
export function decodeServerBinary(frame: Uint8Array): Result<Message | BinaryReply, FrameProblem> {
  const kind = frame[0]
  const count = kind === KIND.push ? 3 : kind === KIND.reply ? 4 : kind === KIND.broadcast ? 2 : 0
  if (count === 0) return problem('unknown kind', frame)
  const fields = readFields(frame, count)
  if (typeof fields === 'string') return problem(fields, frame)
  const [first = '', second = '', third = '', status = ''] = fields.texts
  const data = frame.subarray(fields.end)
  if (kind === KIND.broadcast) {
    return ok({ joinRef: null, ref: null, topic: first, event: second, payload: data })
  }
  if (kind === KIND.push) {
    return ok({ joinRef: first, ref: null, topic: second, event: third, payload: data })
  }
  const payload = { status, response: data }
  return ok({ joinRef: first, ref: second, topic: third, event: 'phx_reply', payload })
}

function join(kind: number, texts: readonly string[], data: Uint8Array): Uint8Array {
  const fields = texts.map(encodeField)
  const head = 1 + fields.length
  const fieldBytes = fields.reduce((sum, field) => sum + field.byteLength, 0)
  const frame = new Uint8Array(head + fieldBytes + data.byteLength)
  frame[0] = kind
  let offset = head
  fields.forEach((field, index) => {
    frame[1 + index] = field.byteLength
    frame.set(field, offset)
    offset += field.byteLength
  })
  frame.set(data, offset)
  return frame
}

function encodeField(text: string): Uint8Array {
  const bytes = encoder.encode(text)
  if (bytes.byteLength > 255)
    throw wireErrors.WIRE_FIELD_TOO_LONG({ text, bytes: bytes.byteLength })
  return bytes
}

function readFields(
  frame: Uint8Array,
  count: number,
): { texts: string[]; end: number } | 'cut short' | 'not utf-8' {
  const texts: string[] = []
  let end = 1 + count
  for (let index = 0; index < count; index++) {
    const start = end
    end += frame[1 + index] ?? frame.byteLength
    if (end > frame.byteLength) return 'cut short'
    try {
      texts.push(decoder.decode(frame.subarray(start, end)))
    } catch {
      return 'not utf-8'
    }
  }
  return { texts, end }
}

function problem(
  reason: FrameProblem['reason'],
  frame: Uint8Array,
): { ok: false; error: FrameProblem } {
  return err({ reason, bytes: frame.byteLength })
}
