import { describe, expect, it } from 'vitest'
import { ElementMarks } from '../../../framework/src/wire/element-marks.ts'
import { mergeDiff, openTree } from '../../../framework/src/wire/merge-diff.ts'
import type { Comprehension, JoinTree, Stream } from '../../../framework/src/wire/tree.ts'
import {
  componentToHtml,
  forgetRows,
  partToHtml,
  treeToHtml,
} from '../../../framework/src/wire/tree-to-html.ts'

const nested: JoinTree = {
  s: ['<main>', '</main>'],
  0: {
    s: ['<div><h1>', '</h1>', '</div>'],
    r: 1,
    0: 'Hi',
    1: { s: ['<p id="x">', '</p>'], r: 1, 0: 'p' },
  },
}
const rows: JoinTree = {
  s: ['<ul>', '</ul>'],
  0: { s: ['<li>', '</li>'], k: { 0: { 0: 'a' }, 1: { 0: 'b' }, kc: 2 } },
}

describe('treeToHtml', () => {
  it('renders a tree as it was sent, with shared templates', () => {
    const sent: JoinTree = {
      s: 0,
      p: { 0: ['<p>', '', '</p>'], 1: ['<i>', '</i>'] },
      0: { s: 1, 0: 'x' },
      1: 1,
      c: { 1: { s: 2, 0: 'one' }, 2: { s: ['<b>', '</b>'], r: 1, 0: 'two' } },
    }

    expect(treeToHtml(sent)).toBe('<p><i>x</i><b>one</b></p>')
    expect(treeToHtml(openTree(sent))).toBe('<p><i>x</i><b>one</b></p>')
  })

  it('refuses a number that names no component', () => {
    expect(() => treeToHtml({ s: ['', ''], 0: 5 })).toThrow(
      expect.objectContaining({ code: 'WIRE_UNKNOWN_COMPONENT', details: { cid: 5 } }),
    )
  })
})

describe('treeToHtml with marks', () => {
  it('writes an id into each part that is one element', () => {
    const html = treeToHtml(openTree(nested), { marks: new ElementMarks('lv1') })

    expect(html).toBe(
      '<main><div data-phx-id="m2-lv1"><h1>Hi</h1><p data-phx-id="m1-lv1" id="x">p</p></div></main>',
    )
  })

  it('leaves a placeholder for a part that did not change', () => {
    const options = { marks: new ElementMarks('lv1') }
    const tree = openTree(nested)
    treeToHtml(tree, options)

    const html = treeToHtml(mergeDiff(tree, { 0: { 0: 'Yo' } }), options)

    expect(html).toBe(
      '<main><div data-phx-id="m2-lv1"><h1>Yo</h1><p id="x" data-phx-id="m1-lv1" data-phx-skip></p></div></main>',
    )
  })

  it('gives a part another id when its template changes', () => {
    const options = { marks: new ElementMarks('lv1') }
    const tree = openTree(nested)
    treeToHtml(tree, options)

    const html = treeToHtml(
      mergeDiff(tree, { 0: { 1: { s: ['<b>', '</b>'], r: 1, 0: '' } } }),
      options,
    )

    expect(html).toContain('<b data-phx-id="m3-lv1">')
  })

  it('gives rows that are elements an id that moves with them', () => {
    const options = { marks: new ElementMarks('v') }
    const tree = openTree(rows)
    treeToHtml(tree, options)

    const diff = {
      0: { k: { 0: { 0: 'new' }, 1: [0, { 0: 'A' }], 2: 1, kc: 3, km: true } },
    } as const
    const html = treeToHtml(mergeDiff(tree, diff), options)

    expect(html).toBe(
      '<ul><li data-phx-id="m3-v">new</li><li data-phx-id="m1-v">A</li><li data-phx-id="m2-v" data-phx-skip></li></ul>',
    )
  })

  it('marks components with their identity and skips unchanged ones', () => {
    const options = { marks: new ElementMarks('lv4') }
    const tree = openTree({
      s: ['<div>', '|', '</div>'],
      0: 1,
      1: 2,
      c: { 1: { s: ['<b>', '</b>'], r: 1, 0: 'one' }, 2: { s: 1, 0: 'two' } },
    })
    treeToHtml(tree, options)

    const merged = mergeDiff(tree, { c: { 1: { 0: 'ONE' } } })

    expect(componentToHtml(merged, 1, options)).toBe(
      '<b data-phx-id="c1-lv4" data-phx-component="1" data-phx-view="lv4">ONE</b>',
    )
    expect(treeToHtml(merged, options)).toContain(
      '<b data-phx-id="c2-lv4" data-phx-component="2" data-phx-view="lv4" data-phx-skip></b>',
    )
  })

  it('keep the white space around a part that did not change', () => {
    const options = { marks: new ElementMarks('v') }
    const tree = openTree({ s: ['<p>', '</p>', ''], 0: { s: ['\n <b>x</b>\n'], r: 1 }, 1: '' })
    treeToHtml(tree, options)

    const html = treeToHtml(mergeDiff(tree, { 1: 'new' }), options)

    expect(html).toBe('<p>\n <b data-phx-id="m1-v" data-phx-skip></b>\n</p>new')
  })

  it('renders a part alone, never as a placeholder', () => {
    const options = { marks: new ElementMarks('v') }
    const tree = openTree(rows)
    treeToHtml(tree, options)
    const list = tree[0] as Comprehension
    const entry = list.k[1] ?? {}

    expect(partToHtml(tree, { entry, list }, options)).toBe('<li data-phx-id="m2-v">b</li>')
  })
})

describe('treeToHtml with streams', () => {
  it('reports the stream and renders its rows until they are forgotten', () => {
    const stream: Stream = ['0', [['i-1', -1, null, false]], []]
    const tree = openTree({
      s: ['<ul>', '</ul>'],
      0: { s: ['<li id="', '"></li>'], k: { 0: { 0: 'i-1' }, kc: 1 }, stream },
    })
    const seen: Stream[] = []
    const lists: Comprehension[] = []
    const onStream = (reported: Stream, list: Comprehension) => {
      seen.push(reported)
      lists.push(list)
    }

    const first = treeToHtml(tree, { onStream, marks: new ElementMarks('v') })
    for (const list of lists) forgetRows(list)

    expect(first).toBe('<ul><li id="i-1"></li></ul>')
    expect(seen).toEqual([stream])
    expect(treeToHtml(tree, { onStream })).toBe('<ul></ul>')
    expect(seen).toHaveLength(1)
  })
})
