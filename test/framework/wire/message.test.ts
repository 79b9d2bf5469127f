import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFrame } from '../../../framework/src/wire/encode-frame.ts'
import { decodeFrame, decodeServerFrame } from '../../../framework/src/wire/message.ts'

const reasonOf = (frame: string | Uint8Array, limits?: { maxBytes: number }) => {
  const decoded = decodeFrame(frame, limits)
  return decoded.ok ? 'no problem' : decoded.error.reason
}

describe('decodeFrame', () => {
  it('reads the five parts of a text frame', () => {
    const decoded = decodeFrame('["4","9","room:1","say",{"text":"hi"}]')

    expect(decoded).toEqual({
      ok: true,
      value: { joinRef: '4', ref: '9', topic: 'room:1', event: 'say', payload: { text: 'hi' } },
    })
  })

  it('ignores what follows the fifth part', () => {
    expect(reasonOf('[null,"1","phoenix","heartbeat",{},1]')).toBe('no problem')
  })

  it.each([
    ['{', 'not json'],
    ['[]', 'not an array of 5'],
    ['"text"', 'not an array of 5'],
    ['[1,"1","t","e",{}]', 'bad join ref'],
    ['["1",{},"t","e",{}]', 'bad ref'],
    ['["1","1",null,"e",{}]', 'bad topic'],
    ['["1","1","t",7,{}]', 'bad event'],
    ['["1","1","t","e",[]]', 'payload is not an object'],
    ['["1","1","t","e",null]', 'payload is not an object'],
    [`["${'1'.repeat(65)}","1","t","e",{}]`, 'bad join ref'],
    [`["1","1","${'t'.repeat(256)}","e",{}]`, 'bad topic'],
    [`["1","1","t","${'e'.repeat(256)}",{}]`, 'bad event'],
    ['["1","1","t","e",{"__proto__":{"admin":true}}]', 'forbidden key'],
    ['["1","1","t","e",{"a":[{"\\u005f_proto__":1}]}]', 'forbidden key'],
  ])('refuses %s as %s', (frame, reason) => {
    expect(reasonOf(frame)).toBe(reason)
  })

  it('refuses a payload nested deeper than 64', () => {
    const nested = (depth: number) =>
      `["1","1","t","e",{"a":${'['.repeat(depth)}${']'.repeat(depth)}}]`

    expect(reasonOf(nested(63))).toBe('no problem')
    expect(reasonOf(nested(64))).toBe('nested too deep')
    expect(reasonOf(nested(100_000))).toBe('nested too deep')
  })

  it('counts the bytes of text, not its characters', () => {
    const frame = '[null,"1","t","e",{"a":"öö"}]'
    const bytes = new TextEncoder().encode(frame).byteLength

    expect(reasonOf(frame, { maxBytes: bytes })).toBe('no problem')
    expect(reasonOf(frame, { maxBytes: bytes - 1 })).toBe('too large')
    expect(decodeFrame(frame, { maxBytes: 10 })).toEqual({
      ok: false,
      error: { reason: 'too large', bytes },
    })
  })

  it('reads a binary push without copying its data', () => {
    const frame = new Uint8Array([0, 2, 2, 5, 5, ...new TextEncoder().encode('1920lvu:0chunkabcd')])

    const decoded = decodeFrame(frame)

    expect(decoded).toEqual({
      ok: true,
      value: {
        joinRef: '19',
        ref: '20',
        topic: 'lvu:0',
        event: 'chunk',
        payload: new TextEncoder().encode('abcd'),
      },
    })
    if (decoded.ok) expect((decoded.value.payload as Uint8Array).buffer).toBe(frame.buffer)
  })

  it.each([
    [[], 'unknown kind'],
    [[1, 0, 0, 0, 0], 'unknown kind'],
    [[0, 1], 'cut short'],
    [[0, 1, 1, 1, 200, 49], 'cut short'],
    [[0, 1, 0, 0, 0, 0xff], 'not utf-8'],
  ])('refuses the bytes %j as %s', (bytes, reason) => {
    expect(reasonOf(new Uint8Array(bytes))).toBe(reason)
  })

  it('refuses a binary frame above the limit', () => {
    expect(reasonOf(new Uint8Array(11), { maxBytes: 10 })).toBe('too large')
  })

  it('never throws, whatever the text', () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.constant(null), fc.jsonValue()))
    const frames = fc.oneof(
      fc.string(),
      fc.json(),
      parts.map((values) => JSON.stringify(values)),
    )

    fc.assert(fc.property(frames, (frame) => typeof decodeFrame(frame).ok === 'boolean'))
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        decodeServerFrame(bytes)
        return typeof decodeFrame(bytes).ok === 'boolean'
      }),
    )
  })

  it('gives back every message that was encoded', () => {
    const ref = fc.option(fc.string({ maxLength: 64 }))
    const name = fc.string({ maxLength: 255 })
    const payload = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 8 }))
    const messages = fc
      .record({ joinRef: ref, ref, topic: name, event: name, payload })
      .filter(({ payload }) => !JSON.stringify(payload).includes('__proto__'))

    fc.assert(
      fc.property(messages, (message) => {
        const wire = { ...message, payload: JSON.parse(JSON.stringify(message.payload)) }
        expect(decodeFrame(encodeFrame(wire))).toEqual({ ok: true, value: wire })
      }),
    )
  })
})
