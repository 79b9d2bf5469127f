import { describe, expect, it } from 'vitest'
import { findNotEncodable } from '../../../framework/src/pubsub/encodable.ts'

class Cart {}

describe('findNotEncodable', () => {
  it('finds nothing in plain values', () => {
    const message = {
      text: 'hi',
      at: new Date(0),
      tags: new Set(['a']),
      counts: new Map([['a', 1n]]),
      bytes: new Uint8Array(2),
      list: [null, undefined, true, 1.5],
    }

    expect(findNotEncodable(message)).toBeUndefined()
  })

  it('takes the same value in two places', () => {
    const shared = { a: 1 }

    expect(findNotEncodable({ first: shared, second: shared })).toBeUndefined()
  })

  it.each([
    [{ a: { b: Symbol.iterator } }, 'message.a.b'],
    [{ list: [1, () => 1] }, 'message.list.1'],
    [{ cart: new Cart() }, 'message.cart'],
    [{ later: Promise.resolve() }, 'message.later'],
    [new Map([['cart', new Cart()]]), 'message.cart'],
  ])('names the place of what is no plain value: %#', (message, path) => {
    expect(findNotEncodable(message)?.path).toBe(path)
  })

  it('finds a value that holds itself', () => {
    const knot: Record<string, unknown> = {}
    knot.self = knot

    expect(findNotEncodable(knot)).toEqual({
      path: 'message.self',
      got: 'a value that holds itself',
    })
  })
})
