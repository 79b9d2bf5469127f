/** Changes of lists whose rows are kept: arrays of children, and lists of which it is not known what their rows use. */

import type { DiffDyn, DiffEntry } from '../wire/index.ts'
import { hasChecks } from './checks.ts'
import { type Differ, KeyedDiff, KeyIndex, RESEND } from './keyed-diff.ts'
import { allRows, assertKeys, assertUniqueKeys, shownRows } from './keys.ts'
import type { Message } from './message.ts'
import { type ListPrint, MIXED, NodePrint, RowsPrint } from './print.ts'
import { type Key, List, Rendered } from './rendered.ts'
import { findKeys, findShapeOf, isLeaf, openEntry } from './tree.ts'

/** The change from the rows in the print to these, which are all shown. */
export function diffRows(
  print: RowsPrint,
  rows: readonly unknown[],
  message: Message,
  differ: Differ,
): DiffDyn | undefined | typeof RESEND {
  if (rows.length === 0) return emptyRows(print, message)
  if (hasChecks()) assertKeys(rows)
  const keys = findKeys(rows)
  if (!fits(print, rows, keys, message)) return RESEND
  if (keys !== undefined) assertUniqueKeys(keys)
  const wasInRow = message.inRow
  message.inRow = true
  const before = print.rows.length
  const change = diffKept(print, rows, keys, { message, differ }).finish(rows.length, before)
  message.inRow = wasInRow
  print.keys = keys
  return change
}

function emptyRows(print: RowsPrint, message: Message): DiffDyn | undefined {
  if (print.shape === undefined || print.rows.length === 0) return undefined
  print.rows = []
  print.keys = undefined
  if (!message.isComputed) return { k: { kc: 0 } }
  print.shape = undefined
  return ''
}

/** Whether these rows can be merged into what the client has. */
function fits(
  print: RowsPrint,
  rows: readonly unknown[],
  keys: readonly Key[] | undefined,
  message: Message,
): boolean {
  const shape = findShapeOf(rows)
  const isMixed = print.shape === MIXED && !message.isComputed
  if (print.shape !== shape && !isMixed) return false
  return print.rows.length === 0 || (print.keys === undefined) === (keys === undefined)
}

function diffKept(
  print: RowsPrint,
  rows: readonly unknown[],
  keys: readonly Key[] | undefined,
  { message, differ }: { readonly message: Message; readonly differ: Differ },
): KeyedDiff {
  const shape = print.shape ?? MIXED
  const kept = print.rows
  const oldKeys = print.keys ?? []
  const known = new KeyIndex(oldKeys, 0, oldKeys.length)
  const next: unknown[] = new Array(rows.length)
  print.rows = next
  const diff = new KeyedDiff()
  const diffKeptEntry = (prints: unknown[], at: number, row: unknown): DiffEntry | undefined => {
    if (shape !== MIXED) return differ.node(prints[at] as NodePrint, row as Rendered, message)
    const change = differ.child(prints, at, row, message)
    return change === undefined ? undefined : { 0: change }
  }
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]
    const from = keys === undefined ? indexWithin(kept, at) : known.find(keys[at], at)
    if (from < 0) diff.add(at, openEntry(print, at, row, message))
    else {
      next[at] = kept[from]
      diff.keep(at, from, diffKeptEntry(next, at, row))
    }
  }
  return diff
}

/** The print of rows that the client has, made again from their values. */
export function printRows(rows: readonly unknown[]): RowsPrint {
  const shape = findShapeOf(rows)
  const print = shape === MIXED ? printChild : (row: unknown) => printNode(row as Rendered)
  return new RowsPrint(shape, findKeys(rows), rows.map(print))
}

/** The print of a list that the client has, with rows that are kept from now on. */
export function keepRows({ shape, keys, list }: ListPrint): RowsPrint {
  const print = shape === MIXED ? printChild : (row: unknown) => printNode(row as Rendered)
  return new RowsPrint(shape, keys, allRows(list).map(print))
}

/** The print of a part that the client has, made again from its values. */
export function printNode(rendered: Rendered): NodePrint {
  const print = new NodePrint(rendered)
  const values = rendered.slots
  for (let index = 0; index < values.length; index++) {
    const value = values[index]
    if (!isLeaf(value)) print.own()[index] = printChild(value)
  }
  return print
}

function printChild(child: unknown): unknown {
  if (child instanceof Rendered) return printNode(child)
  return child instanceof List || Array.isArray(child) ? printRows(shownRows(child)) : child
}

function indexWithin(rows: readonly unknown[], index: number): number {
  return index < rows.length ? index : -1
}
