import { describe, expect, it } from 'vitest'
import {
  encodeBinaryBroadcast,
  encodeBinaryPush,
  encodeBinaryReply,
  encodeServerBinaryPush,
} from '../../../framework/src/wire/binary-frame.ts'
import { decodeFrame, decodeServerFrame } from '../../../framework/src/wire/message.ts'

const data = new Uint8Array([1, 2, 3])
const push = { joinRef: '19', ref: '20', topic: 'lvu:ö', event: 'chunk', data }

describe('binary frames', () => {
  it('lay out a push with one length byte a field', () => {
    const frame = encodeBinaryPush({ ...push, topic: 'lvu:0', data: new Uint8Array([97]) })

    expect([...frame.subarray(0, 5)]).toEqual([0, 2, 2, 5, 5])
    expect(new TextDecoder().decode(frame.subarray(5))).toBe('1920lvu:0chunka')
  })

  it('give back a client push', () => {
    const { data: payload, ...fields } = push

    expect(decodeFrame(encodeBinaryPush(push))).toEqual({ ok: true, value: { ...fields, payload } })
  })

  it('give back a server push, which has no ref', () => {
    expect(decodeServerFrame(encodeServerBinaryPush(push))).toEqual({
      ok: true,
      value: { joinRef: '19', ref: null, topic: 'lvu:ö', event: 'chunk', payload: data },
    })
  })

  it('give back a reply', () => {
    expect(decodeServerFrame(encodeBinaryReply({ ...push, status: 'ok' }))).toEqual({
      ok: true,
      value: {
        joinRef: '19',
        ref: '20',
        topic: 'lvu:ö',
        event: 'phx_reply',
        payload: { status: 'ok', response: data },
      },
    })
  })

  it('give back a broadcast', () => {
    expect(decodeServerFrame(encodeBinaryBroadcast(push))).toEqual({
      ok: true,
      value: { joinRef: null, ref: null, topic: 'lvu:ö', event: 'chunk', payload: data },
    })
  })

  it('refuse a field above 255 bytes', () => {
    expect(() => encodeBinaryPush({ ...push, topic: 'ö'.repeat(128) })).toThrow(
      expect.objectContaining({ code: 'WIRE_FIELD_TOO_LONG' }),
    )
  })
})
