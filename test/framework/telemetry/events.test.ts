import { channel } from 'node:diagnostics_channel'
import { afterEach, describe, expect, it } from 'vitest'
import {
  attach,
  detach,
  execute,
  hasHandlers,
  listHandlers,
} from '../../../framework/src/telemetry/events.ts'
import { captureLog } from '../../../framework/src/telemetry/logger.ts'

afterEach(() => {
  for (const { id } of listHandlers('')) detach(id)
})

describe('execute', () => {
  it('[TEL-001] calls every handler of the event in the caller, in order', () => {
    const seen: unknown[] = []
    attach('one', 'cart.paid', (measurements) => seen.push(['one', measurements]))
    attach('two', ['cart.paid', 'cart.left'], (_, metadata, event) => seen.push([event, metadata]))

    execute('cart.paid', { cents: 5 }, { cart: 7 })

    expect(seen).toEqual([
      ['one', { cents: 5 }],
      ['cart.paid', { cart: 7 }],
    ])
  })

  it('[TEL-001] does nothing without handlers', () => {
    expect(() => execute('cart.unheard', {}, {})).not.toThrow()
    expect(hasHandlers('cart.unheard')).toBe(false)
  })

  it('detaches a handler whose promise rejects', async () => {
    attach('slow', 'cart.paid', async () => {
      throw new Error('no')
    })

    const { lines } = await captureLog(async () => {
      execute('cart.paid', {}, {})
      await Promise.resolve()
    })

    expect(lines.map(({ fields }) => fields.handler)).toEqual(['slow'])
    expect(hasHandlers('cart.paid')).toBe(false)
  })

  it('publishes on the diagnostics channel', () => {
    const seen: unknown[] = []
    const listen = (message: unknown) => seen.push(message)
    channel('anka.cart.paid').subscribe(listen)

    execute('cart.paid', { cents: 5 }, {})
    channel('anka.cart.paid').unsubscribe(listen)

    expect(seen).toEqual([{ event: 'cart.paid', measurements: { cents: 5 }, metadata: {} }])
  })

  it('[TEL-003] detaches and logs a handler that throws, and goes on', async () => {
    const seen: string[] = []
    attach('bad', 'cart.paid', () => {
      throw new TypeError('broken')
    })
    attach('good', 'cart.paid', () => seen.push('good'))
    attach('failures', 'telemetry.handler_failed', (_, { id }) => seen.push(`failed ${id}`))

    const { lines } = await captureLog(() => {
      execute('cart.paid', {}, {})
      execute('cart.paid', {}, {})
    })

    expect(seen).toEqual(['failed bad', 'good', 'good'])
    expect(lines.map(({ fields }) => fields.handler)).toEqual(['bad'])
  })
})

describe('attach', () => {
  it('[TEL-002] refuses an id that is taken', () => {
    attach('one', 'cart.paid', () => {})

    expect(() => attach('one', 'cart.left', () => {})).toThrow(
      expect.objectContaining({ code: 'TELEMETRY_HANDLER_EXISTS', details: { id: 'one' } }),
    )
  })

  it('refuses an empty list of events', () => {
    expect(() => attach('one', [], () => {})).toThrow(
      expect.objectContaining({ code: 'TELEMETRY_NO_EVENTS' }),
    )
  })
})

describe('detach', () => {
  it('[TEL-002] says when there was nothing to detach', () => {
    attach('one', 'cart.paid', () => {})

    expect([detach('one'), detach('one'), hasHandlers('cart.paid')]).toEqual([true, false, false])
  })
})

describe('listHandlers', () => {
  it('[TEL-002] lists by a prefix of whole words', () => {
    attach('one', 'cart.paid', () => {})
    attach('two', 'cart.item.added', () => {})
    attach('three', 'order.paid', () => {})

    const ids = (prefix: string) => listHandlers(prefix).map(({ id }) => id)

    expect([ids(''), ids('cart'), ids('cart.item'), ids('car')]).toEqual([
      ['one', 'two', 'three'],
      ['one', 'two'],
      ['two'],
      [],
    ])
  })
})
