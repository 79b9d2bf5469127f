/** The tree of a part that the client does not hold yet: with statics, and with all of its dynamics. */

import type { Comprehension, Dyn, Entry, JoinTree, TreeNode } from '../wire/index.ts'
import { attributeHtml } from './attribute.ts'
import { hasChecks } from './checks.ts'
import { assertKeys, assertUniqueKeys, shownRows } from './keys.ts'
import { Message } from './message.ts'
import { ListPrint, MIXED, NodePrint, type Print, RowsPrint } from './print.ts'
import { leafHtml } from './render.ts'
import { callRow, type Key, List, Rendered } from './rendered.ts'
import { KIND } from './slot.ts'
import type { Template } from './template.ts'
import { Trusted } from './trusted.ts'

type Slots<Value> = Record<number, Value>

/**
 * Makes the first tree of a view, and the print of what its client holds then.
 *
 * @example
 * import { rendered, template } from 'anka/jsx-runtime'
 * const { tree } = firstTree(rendered(template(['<p>', '</p>'], [0]), ['Hi']))
 * tree // => { s: ['<p>', '</p>'], 0: 'Hi' }
 */
export function firstTree(rendered: Rendered): { tree: JoinTree; print: Print } {
  const message = new Message()
  const print = new NodePrint(rendered)
  return { tree: openRoot(print, message), print }
}

/** The tree of a root. It has no root flag: at the top `r` is something else. */
export function openRoot(print: NodePrint, message: Message): JoinTree {
  const tree: JoinTree = { s: print.template.statics }
  fillNode(tree as Slots<Dyn>, print, message)
  return message.finish(tree)
}

/** The tree of a part; its print is left in `values[index]`. */
function openNode(
  values: unknown[],
  index: number,
  rendered: Rendered,
  message: Message,
): TreeNode {
  const print = new NodePrint(rendered)
  values[index] = print
  const { template } = print
  const statics = message.statics(template)
  const node: TreeNode = template.root ? { s: statics, r: 1 } : { s: statics }
  fillNode(node as Slots<Dyn>, print, message)
  return node
}

function fillNode(target: Slots<Dyn>, print: NodePrint, message: Message): void {
  const { values } = print
  const { slots } = print.template
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index]
    const value = values[index]
    if (slot === undefined) break
    if (slot.kind !== KIND.text) target[index] = attributeHtml(slot, value)
    else if (isLeaf(value)) target[index] = leafHtml(value)
    else target[index] = openChild(print.own(), index, value, message)
  }
}

/** Whether a child is shown as a text. */
export function isLeaf(child: unknown): boolean {
  if (typeof child !== 'object' || child === null) return true
  return !(child instanceof Rendered || child instanceof List || Array.isArray(child))
}

/** The dynamic of a child; what the client then holds is left in `values[index]`. */
export function openChild(values: unknown[], index: number, child: unknown, message: Message): Dyn {
  if (child instanceof Rendered) return openNode(values, index, child, message)
  if (child instanceof List) {
    const isKept = child.captures === undefined || message.isComputed
    const opened = isKept ? undefined : openList(values, index, child, message)
    return opened ?? openRows(values, index, shownRows(child), message)
  }
  if (Array.isArray(child)) return openRows(values, index, shownRows(child), message)
  values[index] = child
  return leafHtml(child)
}

/** A list whose rows are kept. */
export function openRows(
  values: unknown[],
  index: number,
  rows: readonly unknown[],
  message: Message,
): Dyn {
  if (hasChecks()) assertKeys(rows)
  const shape = findShapeOf(rows)
  const keys = findKeys(rows)
  if (keys !== undefined) assertUniqueKeys(keys)
  const print = new RowsPrint(shape, keys, new Array(rows.length))
  values[index] = print
  if (shape === undefined) return ''
  const s = message.statics(shape)
  const k: Slots<Entry> = {}
  const wasInRow = message.inRow
  message.inRow = true
  for (let at = 0; at < rows.length; at++) k[at] = openEntry(print, at, rows[at], message)
  message.inRow = wasInRow
  return listTree(s, k, rows.length)
}

function listTree(s: Comprehension['s'], k: Slots<Entry>, kc: number): Comprehension {
  const keyed = k as Slots<Entry> & { kc: number }
  keyed.kc = kc
  return { s, k: keyed }
}

/** All dynamics of a row; its print is left in the list's. */
export function openEntry(list: RowsPrint, at: number, row: unknown, message: Message): Entry {
  if (list.shape === MIXED) return { 0: openChild(list.rows, at, row, message) }
  const print = new NodePrint(row as Rendered)
  list.rows[at] = print
  const entry = createEntry(print.template.slots.length)
  fillNode(entry, print, message)
  return entry
}

/** An object with so many slots: growing one from nothing reserves much more than a small row needs. */
function createEntry(slots: number): Slots<Dyn> {
  switch (slots) {
    case 1:
      return { 0: '' }
    case 2:
      return { 0: '', 1: '' }
    case 3:
      return { 0: '', 1: '', 2: '' }
    case 4:
      return { 0: '', 1: '', 2: '', 3: '' }
    default:
      return {}
  }
}

/** The one template of all rows, else `MIXED`; `undefined` without rows. */
export function findShapeOf(rows: readonly unknown[]): Template | undefined {
  const first = rows[0]
  if (first === undefined) return undefined
  if (!(first instanceof Rendered)) return MIXED
  for (let index = 1; index < rows.length; index++) {
    const row = rows[index]
    if (!(row instanceof Rendered) || row.template !== first.template) return MIXED
  }
  return first.template
}

/** The keys of rows; `undefined` when not all have one. */
export function findKeys(rows: readonly unknown[]): readonly Key[] | undefined {
  const keys: Key[] = []
  for (const row of rows) {
    if (!(row instanceof Rendered) || row.key === undefined) return undefined
    keys.push(row.key)
  }
  return keys
}

/** A list whose rows are computed again when they are compared; `undefined` when a row is no element with a key. */
function openList(values: unknown[], index: number, list: List, message: Message): Dyn | undefined {
  const length = list.items.length
  if (length === 0) {
    values[index] = new ListPrint(undefined, [], list)
    return ''
  }
  const rows: Rendered[] = new Array(length)
  const keys: Key[] = new Array(length)
  for (let at = 0; at < length; at++) {
    const row = callRow(list, at)
    if (!(row instanceof Rendered) || row.key === undefined) return undefined
    rows[at] = row
    keys[at] = row.key
  }
  assertUniqueKeys(keys)
  const shape = findShapeOf(rows) as Template
  values[index] = new ListPrint(shape, keys, list)
  const s = message.statics(shape)
  return listTree(s, computedEntries(shape, rows, message), length)
}

function computedEntries(
  shape: Template,
  rows: readonly Rendered[],
  message: Message,
): Slots<Entry> {
  const k: Slots<Entry> = {}
  const { inRow, isComputed } = message
  message.inRow = true
  message.isComputed = true
  for (const [at, row] of rows.entries()) k[at] = openComputed(shape, row, message)
  message.inRow = inRow
  message.isComputed = isComputed
  return k
}

/** All dynamics of a row of which nothing is kept. */
export function openComputed(shape: Template, row: Rendered, message: Message): Entry {
  if (shape === MIXED) return { 0: openChild([undefined], 0, row, message) }
  const entry = createEntry(row.slots.length)
  fillNode(entry, new NodePrint(row), message)
  return entry
}

/** Whether a value of a print is shown as text. */
export function isTextPrint(value: unknown): boolean {
  return typeof value !== 'object' || value === null || value instanceof Trusted
}
