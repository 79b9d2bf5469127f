import { describe, expect, it } from 'vitest'
import { parseSession, Session } from '../../../framework/src/http/session.ts'

describe('Session', () => {
  it('tells a change from a look', () => {
    const session = new Session({ userId: 7 })

    expect(session.get('userId')).toBe(7)
    session.delete('nothing')
    expect(session.changed).toBe(false)
    session.delete('userId')
    expect([session.changed, session.data]).toEqual([true, {}])
  })

  it('never changes the data that it was given', () => {
    const data = Object.freeze({ a: 1 })
    const session = new Session(data)
    session.put('b', [2])
    session.clear()

    expect(data).toEqual({ a: 1 })
    expect(session.data).toEqual({})
  })

  it('freezes what is put, so that a change in place fails', () => {
    const session = new Session(undefined)
    const cart = { items: [1] }
    session.put('cart', cart)

    expect(() => cart.items.push(2)).toThrow(TypeError)
  })

  it('holds no keys of the prototype', () => {
    expect(new Session({}).get('constructor')).toBeUndefined()
  })
})

describe('parseSession', () => {
  it('takes objects only', () => {
    expect(parseSession({ a: 1 })).toEqual({ a: 1 })
    for (const value of [null, 1, 'a', [1]]) expect(parseSession(value)).toBeUndefined()
  })
})
