import { describe, expect, it } from 'vitest'
import { AnkaError, defineErrors } from '../../../framework/src/core/anka-error.ts'

const cartErrors = defineErrors({
  CART_BAD_ITEM: (details: { item: unknown; at: string }) => ({
    message: 'the cart got an item without a price',
    expected: 'an item with a price in cents',
    got: details.item,
    at: details.at,
    facts: { 'items so far': '3' },
    help: 'Give each item a price.',
    cause: details.item,
  }),
  CART_GONE: () => ({ message: 'the cart is gone' }),
})

describe('defineErrors', () => {
  it('orders the message: what, expected, got, at, facts, help', () => {
    const error = cartErrors.CART_BAD_ITEM({ item: { name: 'tea' }, at: 'app/cart.ts:7' })

    expect(error.message).toBe(
      [
        'CART_BAD_ITEM  the cart got an item without a price',
        '  expected      an item with a price in cents',
        '  got           { name: "tea" }',
        '  at            app/cart.ts:7',
        '  items so far  3',
        'Give each item a price.',
      ].join('\n'),
    )
  })

  it('keeps code, details and cause', () => {
    const item = { name: 'tea' }

    const error = cartErrors.CART_BAD_ITEM({ item, at: 'app/cart.ts:7' })

    expect(error).toBeInstanceOf(AnkaError)
    expect([error.code, error.details, error.cause]).toEqual([
      'CART_BAD_ITEM',
      { item, at: 'app/cart.ts:7' },
      item,
    ])
  })

  it('makes errors without details', () => {
    expect(cartErrors.CART_GONE().message).toBe('CART_GONE  the cart is gone')
  })

  it('names the class in the stack', () => {
    expect(cartErrors.CART_GONE().stack).toMatch(/CART_GONE {2}the cart is gone/)
    expect(cartErrors.CART_GONE().name).toBe('AnkaError')
  })
})
