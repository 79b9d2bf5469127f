import { describe, expect, it } from 'vitest'
import { deepFreeze } from '../../../framework/src/core/deep-freeze.ts'

describe('deepFreeze', () => {
  it('freezes nested objects and arrays', () => {
    const value = { rows: [{ id: 1 }] }

    deepFreeze(value)

    expect([value, value.rows, value.rows[0]].every((part) => Object.isFrozen(part))).toBe(true)
  })

  it('leaves what has a class alone', () => {
    const value = { at: new Date(0), names: new Map() }

    deepFreeze(value)

    expect([Object.isFrozen(value.at), Object.isFrozen(value.names)]).toEqual([false, false])
  })

  it('stops at what is frozen', () => {
    const inner = { open: true }
    const value = { outer: Object.freeze({ inner }) }

    deepFreeze(value)

    expect(Object.isFrozen(inner)).toBe(false)
  })

  it('ends in a circle', () => {
    const value: { self?: object } = {}
    value.self = value

    expect(Object.isFrozen(deepFreeze(value))).toBe(true)
  })

  it('freezes nesting that is deeper than the call stack', () => {
    let value: object = {}
    for (let depth = 0; depth < 100_000; depth++) value = { value }

    expect(Object.isFrozen(deepFreeze(value))).toBe(true)
  })

  it('passes primitives through', () => {
    expect([deepFreeze(1), deepFreeze(null), deepFreeze('a')]).toEqual([1, null, 'a'])
  })
})
