// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../../framework/src/core/index.ts'
import { treeToHtml } from '../../../framework/src/wire/index.ts'
import { openPage } from '../support/live-page.ts'

interface Row {
  readonly key: string
  readonly text: string
  readonly badge: string | null
}
interface Model {
  readonly title: string
  readonly rows: readonly Row[]
  readonly note: string | null
}
type Slots = Record<number, Json>

const badge = (text: string | null): Json =>
  text === null ? '' : { s: ['<b>', '</b>'], r: 1, 0: text }
const note = (text: string | null): Json =>
  text === null ? '' : { s: ['<p>', '</p>'], r: 1, 0: text }
const row = ({ text, badge: value }: Row): Json => ({ 0: text, 1: badge(value) })

interface Layout {
  readonly list: readonly string[]
  readonly row: readonly string[]
}

const layouts: Readonly<Record<string, Layout>> = {
  close: { list: ['<ul>', '</ul>'], row: ['<li>', '', '</li>'] },
  loose: { list: ['<ul>\n ', '\n</ul>'], row: ['\n<li>- ', ' ', '.</li>\n'] },
}

function treeOf({ title, rows, note: text }: Model, layout: Layout): Json {
  const k = { ...rows.map(row), kc: rows.length }
  const list = { s: layout.list, r: 1, 0: { s: layout.row, k } }
  return { s: ['<h1>', '</h1>', '', ''], 0: title, 1: list, 2: note(text) }
}

/** What a server sends when a slot that is a part or nothing changes. */
function partDiff(
  before: string | null,
  after: string | null,
  whole: (text: string | null) => Json,
): Json {
  return before === null || after === null ? whole(after) : { 0: after }
}

function rowDiff(before: Row, after: Row): Slots {
  const slots: Slots = {}
  if (before.text !== after.text) slots[0] = after.text
  if (before.badge !== after.badge) slots[1] = partDiff(before.badge, after.badge, badge)
  return slots
}

function listDiff(before: readonly Row[], after: readonly Row[]): Json {
  const k: Record<string, Json> = { kc: after.length }
  after.forEach((next, index) => {
    const from = before.findIndex(({ key }) => key === next.key)
    const old = before[from]
    if (old === undefined) {
      k[index] = row(next)
      return
    }
    const slots = rowDiff(old, next)
    const isChanged = Object.keys(slots).length > 0
    if (from !== index) {
      k[index] = isChanged ? [from, slots as Json] : from
      k.km = true
    } else if (isChanged) {
      k[index] = slots as Json
    }
  })
  return { k }
}

function diffOf(before: Model, after: Model): Json {
  const slots: Slots = {}
  if (before.title !== after.title) slots[0] = after.title
  const list = listDiff(before.rows, after.rows) as { k: Record<string, Json> }
  const isListChanged = Object.keys(list.k).length > 1 || before.rows.length !== after.rows.length
  if (isListChanged) slots[1] = { 0: list }
  if (before.note !== after.note) slots[2] = partDiff(before.note, after.note, note)
  return slots as Json
}

const text = fc.constantFrom('', 'x', 'y', 'z')
const models = fc.record({
  title: text,
  note: fc.option(text),
  rows: fc.uniqueArray(
    fc.record({ key: fc.constantFrom(...'abcdefg'), text, badge: fc.option(text) }),
    { selector: ({ key }) => key },
  ),
})

const bareHtml = (element: Element) => element.innerHTML.replace(/ data-phx-id="[^"]*"/g, '')

describe('patchTree', () => {
  it.each(Object.entries(layouts))(
    'shows what a fresh render would and keeps rows: %s',
    (_, layout) => {
      const sequences = fc.array(models, { minLength: 2, maxLength: 6 })
      let page = openPage({ s: [''] })
      fc.assert(
        fc.property(sequences, ([first, ...others]) => {
          let model = first as Model
          page.liveSocket.destroy()
          page = openPage(treeOf(model, layout))
          for (const next of others) {
            const elements = elementsByKey(page.view, model)
            page.diff(diffOf(model, next))
            expect(page.errors).toEqual([])
            expect(bareHtml(page.view)).toBe(treeToHtml(treeOf(next, layout) as never))
            for (const [key, element] of elementsByKey(page.view, next)) {
              expect(elements.get(key) ?? element).toBe(element)
            }
            model = next
          }
        }),
        { numRuns: 40 },
      )
    },
  )
})

function elementsByKey(view: Element, { rows }: Model): Map<string, Element> {
  const items = [...view.querySelectorAll('li')]
  return new Map(rows.flatMap(({ key }, index) => (items[index] ? [[key, items[index]]] : [])))
}
