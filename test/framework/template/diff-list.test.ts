import { describe, expect, it } from 'vitest'
import { each } from '../../../framework/src/template/index.ts'
import {
  diffTree,
  firstTree,
  rendered,
  template,
} from '../../../framework/src/template/internal.ts'
import { mapRows } from '../../../framework/src/template/jsx-runtime.ts'
import type { Child, Rendered } from '../../../framework/src/template/rendered.ts'
import { Client } from './client.ts'

interface Item {
  readonly id: string
  readonly n: number
}

const list = template(['<ul>', '</ul>'], [0], { root: true })
const row = template(['<li>', ': ', '</li>'], [0, 0], { root: true })
const other = template(['<b>', '</b>'], [0], { root: true })
const inner = template(['<i>', '</i>'], [0], { root: true })
const holder = template(['<li>', '</li>'], [0], { root: true })

const itemRow = (item: Item): Rendered => rendered(row, [item.id, item.n], item.id)
const view = (items: readonly Item[], captures: readonly unknown[] = []): Rendered =>
  rendered(list, [each(items, itemRow, captures)])
const item = (id: string, n = 1): Item => ({ id, n })
const a = item('a')
const b = item('b', 2)
const c = item('c', 9)

describe('diffList', () => {
  it('sends first rows as bare dynamics under shared statics', () => {
    expect(firstTree(view([a, b])).tree).toEqual({
      s: ['<ul>', '</ul>'],
      0: { s: ['<li>', ': ', '</li>'], k: { 0: { 0: 'a', 1: '1' }, 1: { 0: 'b', 1: '2' }, kc: 2 } },
    })
  })

  it('sends moves as old indexes, with km', () => {
    const { print } = firstTree(view([a, b]))

    expect(diffTree(print, view([b, item('a', 5), c]))).toEqual({
      0: { k: { 0: 1, 1: [0, { 1: '5' }], 2: { 0: 'c', 1: '9' }, kc: 3, km: true } },
    })
  })

  it('sends nothing again when a row begins or ends to show nothing', () => {
    const shown = (items: readonly Item[]): Rendered =>
      rendered(list, [each(items, (one) => (one.n > 0 ? itemRow(one) : null), [])])
    const { print } = firstTree(shown([a, b, c]))

    expect(diffTree(print, shown([a, item('b', 0), c]))).toEqual({
      0: { k: { 1: 2, kc: 2, km: true } },
    })
    expect(diffTree(print, shown([a, b, c]))).toEqual({
      0: { k: { 1: { 0: 'b', 1: '2' }, 2: 1, kc: 3, km: true } },
    })
  })

  it('sends nothing again when an array takes the place of each()', () => {
    const { print } = firstTree(view([a, b]))

    expect(diffTree(print, rendered(list, [[itemRow(a), itemRow(b)]]))).toBeUndefined()
  })

  it('takes no bound function for another', () => {
    const labelled = (label: string): Rendered => {
      const bound = ((own: string, one: Item) => rendered(row, [own, one.n], one.id)).bind(
        null,
        label,
      )
      return rendered(list, [each([a], bound, [])])
    }
    const { print } = firstTree(labelled('before'))

    expect(diffTree(print, labelled('after'))).toEqual({ 0: { k: { 0: { 0: 'after' }, kc: 1 } } })
  })

  it('sends only the new count when the end is cut', () => {
    const { print } = firstTree(view([a, b]))

    expect(diffTree(print, view([a]))).toEqual({ 0: { k: { kc: 1 } } })
  })

  it('sends one entry for a changed row', () => {
    const { print } = firstTree(view([a, b, c]))

    expect(diffTree(print, view([a, item('b', 3), c]))).toEqual({
      0: { k: { 1: { 1: '3' }, kc: 3 } },
    })
  })

  it('[LV-026] sends one row and moves when one is put first', () => {
    const { print } = firstTree(view([a, b]))

    expect(diffTree(print, view([c, a, b]))).toEqual({
      0: { k: { 0: { 0: 'c', 1: '9' }, 1: 0, 2: 1, kc: 3, km: true } },
    })
  })

  it('is an empty text until it has a row', () => {
    const { tree, print } = firstTree(view([]))

    expect(tree).toEqual({ s: ['<ul>', '</ul>'], 0: '' })
    expect(diffTree(print, view([a]))).toEqual({
      0: { s: ['<li>', ': ', '</li>'], k: { 0: { 0: 'a', 1: '1' }, kc: 1 } },
    })
  })

  it('keeps the statics while it is empty again', () => {
    const { print } = firstTree(view([a]))

    expect(diffTree(print, view([]))).toEqual({ 0: { k: { kc: 0 } } })
    expect(diffTree(print, view([b]))).toEqual({ 0: { k: { 0: { 0: 'b', 1: '2' }, kc: 1 } } })
  })

  it('renders no row whose item and captures are the same', () => {
    const rows: string[] = []
    const counted = (items: readonly Item[], mark: number): Rendered =>
      rendered(list, [
        each(
          items,
          (one) => {
            rows.push(one.id)
            return rendered(row, [one.id, mark], one.id)
          },
          [mark],
        ),
      ])
    const { print } = firstTree(counted([a, b, c], 1))
    rows.length = 0

    diffTree(print, counted([a, item('b', 5), c], 1))
    expect(rows).toEqual(['b', 'b'])

    rows.length = 0
    diffTree(print, counted([a, b, c], 2))
    expect(new Set(rows)).toEqual(new Set(['a', 'b', 'c']))
  })

  it('renders rows anew when the row function is another one', () => {
    const two = (isPlain: boolean): Rendered =>
      rendered(list, [
        isPlain
          ? each([a], (one) => rendered(row, [one.id, 1], one.id), [])
          : each([a], (one) => rendered(row, [one.id, 2], one.id), []),
      ])
    const { print } = firstTree(two(true))

    expect(diffTree(print, two(false))).toEqual({ 0: { k: { 0: { 1: '2' }, kc: 1 } } })
  })

  it('renders rows anew when they depend on where they stand', () => {
    const indexed = (items: readonly Item[]): Rendered =>
      rendered(list, [each(items, (one, index) => rendered(row, [one.id, index], one.id), [])])
    const client = new Client(indexed([a, b, c]))

    client.update(indexed([c, a, b]))

    expect(client.html).toBe('<ul><li>c: 0</li><li>a: 1</li><li>b: 2</li></ul>')
  })

  it('renders every row of a list without captures', () => {
    let mark = 1
    const whole = (items: readonly Item[]): Rendered => {
      const closure = (one: Item): Rendered => rendered(row, [one.id, mark], one.id)
      return rendered(list, [mapRows(items, closure, undefined)])
    }
    const { print } = firstTree(whole([a, b]))
    mark = 2

    expect(diffTree(print, whole([a, b]))).toEqual({
      0: { k: { 0: { 1: '2' }, 1: { 1: '2' }, kc: 2 } },
    })
  })

  it('refuses a key that stands twice, and names it', () => {
    expect(() => firstTree(view([a, item('a', 2)]))).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_DUPLICATE_KEY', details: { key: 'a' } }),
    )
  })

  it.each([
    ['a new row', [a, b, item('a', 3)]],
    ['a row that moved', [b, b, a]],
    ['the same item again', [a, a]],
    ['a changed row', [item('b', 7), b]],
  ])('refuses a key that %s has too', (_, items) => {
    const { print } = firstTree(view([a, b]))

    expect(() => diffTree(print, view(items))).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_DUPLICATE_KEY' }),
    )
  })

  it('wraps rows of differing templates', () => {
    const mixed = (items: readonly Item[]): Rendered =>
      rendered(list, [
        each(
          items,
          (one): Child => (one.n > 5 ? rendered(other, [one.id], one.id) : itemRow(one)),
          [],
        ),
      ])
    const client = new Client(mixed([a, b]))

    expect(client.update(mixed([a, c]))).toMatchObject({
      0: { s: ['', ''], k: { 1: { 0: { s: 1, r: 1 } } } },
      p: { 0: row.statics, 1: other.statics },
    })
    expect(client.update(mixed([a, item('c', 8)]))).toBeUndefined()
    expect(client.update(mixed([item('a', 6), c]))).toEqual({
      0: { k: { 0: { 0: { s: 0, r: 1, 0: 'a' } }, kc: 2 } },
      p: { 0: other.statics },
    })
    expect(client.html).toBe('<ul><b>a</b><b>c</b></ul>')
  })

  it('shares the statics of parts in its rows', () => {
    const nested = (items: readonly Item[]): Rendered =>
      rendered(list, [
        each(items, (one) => rendered(holder, [one.n > 1 && rendered(inner, [one.n])], one.id), []),
      ])
    const { tree, print } = firstTree(nested([a, b, c]))

    expect(tree).toEqual({
      s: ['<ul>', '</ul>'],
      0: {
        s: ['<li>', '</li>'],
        k: {
          0: { 0: '' },
          1: { 0: { s: 0, r: 1, 0: '2' } },
          2: { 0: { s: 0, r: 1, 0: '9' } },
          kc: 3,
        },
      },
      p: { 0: ['<i>', '</i>'] },
    })
    expect(diffTree(print, nested([item('a', 4), b, c]))).toEqual({
      0: { k: { 0: { 0: { s: 0, r: 1, 0: '4' } }, kc: 3 } },
      p: { 0: ['<i>', '</i>'] },
    })
  })
})

describe('diffRows', () => {
  const shown = (rows: readonly Child[]): Rendered => rendered(list, [rows])

  it('moves the rows of an array by their keys', () => {
    const { print } = firstTree(shown([itemRow(a), itemRow(b)]))

    expect(diffTree(print, shown([itemRow(b), itemRow(a)]))).toEqual({
      0: { k: { 0: 1, 1: 0, kc: 2, km: true } },
    })
  })

  it('goes by the index where there are no keys', () => {
    const client = new Client(shown(['x', 'y', 'z']))

    expect(client.update(shown(['y', 'z']))).toEqual({
      0: { k: { 0: { 0: 'y' }, 1: { 0: 'z' }, kc: 2 } },
    })
    expect(client.html).toBe('<ul>yz</ul>')
  })

  it('leaves out what shows nothing', () => {
    const client = new Client(shown([null, itemRow(a), false]))

    expect(client.update(shown([itemRow(a)]))).toBeUndefined()
  })

  it('refuses two rows with one key', () => {
    expect(() => firstTree(shown([itemRow(a), itemRow(a)]))).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_DUPLICATE_KEY' }),
    )
  })
})
