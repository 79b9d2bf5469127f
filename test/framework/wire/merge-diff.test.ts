import { describe, expect, it } from 'vitest'
import { mergeDiff, openTree, pruneComponents } from '../../../framework/src/wire/merge-diff.ts'
import type { Comprehension, Diff, JoinTree } from '../../../framework/src/wire/tree.ts'
import { treeToHtml } from '../../../framework/src/wire/tree-to-html.ts'

const page: JoinTree = {
  s: ['<div><h1>', '</h1>', '</div>'],
  0: 'Cart',
  1: { s: ['<p>', '</p>'], r: 1, 0: 'empty' },
}
const list: JoinTree = {
  s: ['<ul>', '</ul>'],
  0: { s: ['<li>', '</li>'], k: { 0: { 0: 'a' }, 1: { 0: 'b' }, 2: { 0: 'c' }, kc: 3 } },
}
const shared: JoinTree = {
  s: 0,
  p: { 0: ['<ul>', '</ul>'], 1: ['<li>', '</li>'], 2: ['<i>', '</i>'] },
  0: { s: 1, k: { 0: { 0: 'a' }, 1: { 0: { s: 2, 0: 'x' } }, kc: 2 } },
}
const components: JoinTree = {
  s: ['<div>', '|', '</div>'],
  0: 1,
  1: 2,
  c: { 1: { s: ['<b>', '</b>'], r: 1, 0: 'one' }, 2: { s: 1, 0: 'two' } },
}

/** The HTML after each diff, merged one after the other. */
function play(tree: JoinTree, ...diffs: readonly Diff[]): string[] {
  let merged = openTree(tree)
  return diffs.map((diff) => {
    merged = mergeDiff(merged, diff)
    return treeToHtml(merged)
  })
}

describe('mergeDiff of nodes', () => {
  it('changes the slots that the diff names and no others', () => {
    expect(play(page, { 0: 'Cart (1)' }, { 1: { 0: 'one item' } })).toEqual([
      '<div><h1>Cart (1)</h1><p>empty</p></div>',
      '<div><h1>Cart (1)</h1><p>one item</p></div>',
    ])
  })

  it('replaces a part when the diff carries statics', () => {
    expect(play(page, { 1: { s: ['<b>', '</b>'], 0: 'full' } }, { 1: '' })).toEqual([
      '<div><h1>Cart</h1><b>full</b></div>',
      '<div><h1>Cart</h1></div>',
    ])
  })

  it('replaces the whole view and its components when the root carries statics', () => {
    const merged = mergeDiff(components, { s: ['<p>', '</p>'], 0: 'new' })

    expect(merged).toEqual({ s: ['<p>', '</p>'], 0: 'new' })
  })

  it('keeps the very object of a part that did not change', () => {
    const before = openTree(page)

    const after = mergeDiff(before, { 0: 'Cart (1)' })

    expect(after[1]).toBe(before[1])
    expect(before[0]).toBe('Cart')
  })

  it('leaves title, events and reply out of the tree', () => {
    const merged = mergeDiff(page, { 0: 'Cart (1)', t: 'Cart', e: [['added', {}]], r: { id: 9 } })

    expect(merged).toEqual({ ...page, 0: 'Cart (1)' })
  })

  it('refuses a change of a part that is not there', () => {
    expect(() => mergeDiff(page, { 0: { 0: 'x' } })).toThrow(
      expect.objectContaining({ code: 'WIRE_DIFF_MISMATCH' }),
    )
    expect(() => mergeDiff(page, { 1: { k: { kc: 0 } } })).toThrow(
      expect.objectContaining({ code: 'WIRE_DIFF_MISMATCH' }),
    )
  })

  it('refuses a template that the message does not carry', () => {
    expect(() => mergeDiff(page, { 1: { s: 3, 0: 'x' } })).toThrow(
      expect.objectContaining({ code: 'WIRE_UNKNOWN_TEMPLATE' }),
    )
  })
})

describe('mergeDiff of lists', () => {
  it('keeps, changes, moves and adds entries', () => {
    const diff: Diff = { 0: { k: { 0: 1, 1: [0, { 0: 'A' }], 3: { 0: 'd' }, kc: 4, km: true } } }

    expect(play(list, diff)).toEqual(['<ul><li>b</li><li>A</li><li>c</li><li>d</li></ul>'])
  })

  it('drops what stands at or after the count', () => {
    expect(play(list, { 0: { k: { kc: 1 } } }, { 0: { k: { kc: 0 } } })).toEqual([
      '<ul><li>a</li></ul>',
      '<ul></ul>',
    ])
  })

  it('reads old indices before the diff', () => {
    const reverse: Diff = { 0: { k: { 0: 2, 2: 0, kc: 3, km: true } } }

    expect(play(list, reverse, reverse)).toEqual([
      '<ul><li>c</li><li>b</li><li>a</li></ul>',
      '<ul><li>a</li><li>b</li><li>c</li></ul>',
    ])
  })

  it('keeps the very objects of entries that only moved', () => {
    const before = openTree(list)

    const after = mergeDiff(before, { 0: { k: { 0: 2, 2: 0, kc: 3, km: true } } })

    expect((after[0] as Comprehension).k[0]).toBe((before[0] as Comprehension).k[2])
  })

  it('refuses to move an entry that is not there', () => {
    expect(() => mergeDiff(list, { 0: { k: { 0: 7, kc: 1, km: true } } })).toThrow(
      expect.objectContaining({ code: 'WIRE_DIFF_MISMATCH' }),
    )
  })

  it('resolves shared templates in the message that carries them', () => {
    const diffs: readonly Diff[] = [
      { 0: { k: { 0: 1, 1: [0, { 0: 'A!' }], 2: { 0: 'c' }, kc: 3, km: true } } },
      { 0: { k: { kc: 1 } } },
      { 0: { k: { 1: { 0: { s: 0, 0: 'y' } }, kc: 2 } }, p: { 0: ['<u>', '</u>'] } },
      { 0: { k: { kc: 0 } } },
    ]

    expect(play(shared, ...diffs)).toEqual([
      '<ul><li><i>x</i></li><li>A!</li><li>c</li></ul>',
      '<ul><li><i>x</i></li></ul>',
      '<ul><li><i>x</i></li><li><u>y</u></li></ul>',
      '<ul></ul>',
    ])
  })

  it('starts anew with the rows of a stream', () => {
    const stream: JoinTree = {
      s: ['<ul>', '</ul>'],
      0: {
        s: ['<li id="', '"></li>'],
        k: { 0: { 0: 'i-1' }, kc: 1 },
        stream: ['0', [['i-1', -1, null, false]], []],
      },
    }

    const merged = mergeDiff(stream, {
      0: { k: { 0: { 0: 'i-2' }, kc: 1 }, stream: ['0', [['i-2', 0, null, false]], ['i-1']] },
    })

    expect(merged[0]).toEqual({
      s: ['<li id="', '"></li>'],
      k: { 0: { 0: 'i-2' }, kc: 1 },
      stream: ['0', [['i-2', 0, null, false]], ['i-1']],
    })
  })
})

describe('mergeDiff of components', () => {
  it('changes a component alone', () => {
    expect(play(components, { c: { 1: { 0: 'ONE' } } })).toEqual([
      '<div><b>ONE</b>|<b>two</b></div>',
    ])
  })

  it('takes the statics of a component as it was before the message', () => {
    const diff: Diff = {
      1: 3,
      c: { 1: { s: ['<u>', '</u>'], r: 1, 0: 'u' }, 3: { s: -1, 0: 'three' } },
    }

    expect(play(components, diff)).toEqual(['<div><u>u</u>|<b>three</b></div>'])
  })

  it('takes the statics of a component of the same message, in any order', () => {
    const diff: Diff = {
      0: 4,
      1: 3,
      c: { 3: { s: 4, 0: 'three' }, 4: { s: ['<u>', '</u>'], r: 1, 0: 'four' } },
    }

    expect(play(components, diff)).toEqual(['<div><u>four</u>|<u>three</u></div>'])
  })

  it('copies what is nested in a component that lends its statics', () => {
    const nested: JoinTree = {
      s: ['', ''],
      0: 1,
      c: { 1: { s: ['<b>', '</b>'], r: 1, 0: { s: ['<i>', '</i>'], 0: 'x' } } },
    }

    const merged = mergeDiff(nested, { 0: 2, c: { 2: { s: -1, 0: { 0: 'y' } } } })

    expect(treeToHtml(merged)).toBe('<b><i>y</i></b>')
    expect(merged.c).toMatchObject({ 1: { 0: { 0: 'x' } } })
  })

  it('refuses a change of a component that is not there', () => {
    expect(() => mergeDiff(components, { c: { 9: { 0: 'x' } } })).toThrow(
      expect.objectContaining({ code: 'WIRE_UNKNOWN_COMPONENT' }),
    )
  })
})

describe('pruneComponents', () => {
  it('takes out the components that are gone and no others', () => {
    expect(Object.keys(pruneComponents(components, [1]).c ?? {})).toEqual(['2'])
  })
})
