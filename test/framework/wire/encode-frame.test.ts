import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeFrame, encodePush, encodeReply } from '../../../framework/src/wire/encode-frame.ts'

describe('encodeReply', () => {
  it('wraps a response that is JSON already', () => {
    expect(encodeReply('4', '9', 'lv:phx-1', 'ok', '{"diff":{"0":"3"}}')).toBe(
      '["4","9","lv:phx-1","phx_reply",{"status":"ok","response":{"diff":{"0":"3"}}}]',
    )
  })

  it('equals encoding the message whole, whatever refs and topic hold', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.string(), fc.string(), (joinRef, ref, topic) => {
        const payload = { status: 'error' as const, response: {} }
        const whole = encodeFrame({ joinRef, ref, topic, event: 'phx_reply', payload })
        expect(encodeReply(joinRef, ref, topic, 'error', '{}')).toBe(whole)
      }),
    )
  })
})

describe('encodePush', () => {
  it('equals encoding the message whole, whatever topic and event hold', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.string(), fc.string(), (joinRef, topic, event) => {
        const whole = encodeFrame({ joinRef, ref: null, topic, event, payload: { a: 1 } })
        expect(encodePush(joinRef, topic, event, '{"a":1}')).toBe(whole)
      }),
    )
  })
})
