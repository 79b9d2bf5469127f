import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  attach,
  detach,
  type Measurements,
  type Metadata,
} from '../../../framework/src/telemetry/events.ts'
import { span } from '../../../framework/src/telemetry/span.ts'

let seen: { event: string; measurements: Measurements; metadata: Metadata }[] = []

beforeEach(() => {
  seen = []
  const events = ['cart.pay.start', 'cart.pay.stop', 'cart.pay.exception']
  attach('spans', events, (measurements, metadata, event) => {
    seen.push({ event, measurements, metadata })
  })
})
afterEach(() => {
  detach('spans')
})

const names = () => seen.map(({ event }) => event)

describe('span', () => {
  it('[TEL-004] tells of the start and the stop of sync work', () => {
    const value = span('cart.pay', { cart: 7 }, () => 'paid')

    expect([value, names()]).toEqual(['paid', ['cart.pay.start', 'cart.pay.stop']])
    expect(seen[1]?.measurements.durationMs).toBeGreaterThanOrEqual(0)
    expect(seen[0]?.metadata.span).toBe(seen[1]?.metadata.span)
  })

  it('[TEL-004] tells of the stop of async work when it is done', async () => {
    const work = span('cart.pay', {}, async () => 'paid')
    const before = names()

    expect([await work, before, names()]).toEqual([
      'paid',
      ['cart.pay.start'],
      ['cart.pay.start', 'cart.pay.stop'],
    ])
  })

  it('[TEL-004] tells of a throw and throws it again', () => {
    const error = new TypeError('no money')

    expect(() =>
      span('cart.pay', {}, () => {
        throw error
      }),
    ).toThrow(error)
    expect([names(), seen[1]?.metadata.error]).toEqual([
      ['cart.pay.start', 'cart.pay.exception'],
      error,
    ])
  })

  it('[TEL-004] tells of a rejection and rejects again', async () => {
    const work = span('cart.pay', {}, () => Promise.reject(new TypeError('no money')))

    await expect(work).rejects.toThrow('no money')
    expect(names()).toEqual(['cart.pay.start', 'cart.pay.exception'])
  })

  it('adds to its stop what the work says', () => {
    span('cart.pay', {}, (own) => own.add({ method: 'card' }, { cents: 5 }))

    expect([seen[1]?.metadata.method, seen[1]?.measurements.cents]).toEqual(['card', 5])
  })

  it('only runs the function when nobody listens', () => {
    expect(span('cart.unheard', {}, (own) => own.add({}))).toBeUndefined()
  })
})
