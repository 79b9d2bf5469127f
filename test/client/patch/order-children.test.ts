// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIncreasing, orderChildren } from '../../../client/src/patch/order-children.ts'

function list(keys: readonly string[]): Element {
  const parent = document.createElement('ul')
  for (const key of keys) parent.append(Object.assign(document.createElement('li'), { id: key }))
  return parent
}

function order(from: Element, keys: readonly string[]) {
  let moves = 0
  const insertBefore = from.insertBefore.bind(from)
  from.insertBefore = (node, child) => {
    moves++
    return insertBefore(node, child)
  }
  const to = list(keys)
  orderChildren(from, to, {
    keyOf: ({ id }) => id,
    isWanted: (key) => keys.includes(key),
    isElsewhere: () => false,
    discard: (element) => element.remove(),
    added: () => {},
  })
  return { moves, keys: [...from.children].map(({ id }) => id) }
}

describe('orderChildren', () => {
  it('moves one row when one was put before the others', () => {
    const from = list(['a', 'b', 'c', 'd'])

    expect(order(from, ['d', 'a', 'b', 'c'])).toEqual({ moves: 1, keys: ['d', 'a', 'b', 'c'] })
  })

  it('inserts a new row without moving the others', () => {
    const from = list(['a', 'b', 'c'])

    expect(order(from, ['x', 'a', 'b', 'c'])).toEqual({ moves: 1, keys: ['x', 'a', 'b', 'c'] })
  })

  it('removes rows without moving the others', () => {
    const from = list(['a', 'b', 'c', 'd'])

    expect(order(from, ['c', 'd'])).toEqual({ moves: 0, keys: ['c', 'd'] })
  })

  it('does nothing when the order is right', () => {
    expect(order(list(['a', 'b']), ['a', 'b'])).toEqual({ moves: 0, keys: ['a', 'b'] })
  })

  it('keeps the very elements and reaches any order', () => {
    const keys = fc.uniqueArray(fc.constantFrom(...'abcdefghij'))

    fc.assert(
      fc.property(keys, keys, (before, after) => {
        const from = list(before)
        const elements = new Map([...from.children].map((element) => [element.id, element]))
        const ordered = order(from, after)
        if (after.length > 0) expect(ordered.keys).toEqual(after)
        for (const child of from.children) {
          expect(elements.get(child.id) ?? child).toBe(child)
        }
      }),
    )
  })
})

describe('findIncreasing', () => {
  it('finds indices whose values increase, as many as there can be', () => {
    const values = [5, 1, 4, 2, 3, 0]

    expect(findIncreasing(values).map((index) => values[index])).toEqual([1, 2, 3])
  })
})
