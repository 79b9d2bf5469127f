/**
 * Changes of lists whose rows can be computed again: rows with the same item and the same captures are not rendered,
 * and what a changed row was is rendered again from its old item.
 */

import type { DiffDyn, DiffEntry } from '../wire/index.ts'
import { printNode } from './diff-rows.ts'
import { type Differ, KeyedDiff, KeyIndex, RESEND } from './keyed-diff.ts'
import { assertUniqueKeys } from './keys.ts'
import type { Message } from './message.ts'
import { type ListPrint, MIXED } from './print.ts'
import { callRow, type Key, type List, Rendered, type Row } from './rendered.ts'
import { openComputed } from './tree.ts'

/** The change from the list in the print to this one. */
export function diffList(
  print: ListPrint,
  list: List,
  message: Message,
  differ: Differ,
): DiffDyn | undefined | typeof RESEND {
  const last = print.list
  if (list === last) return undefined
  if (list.captures === undefined) return RESEND
  if (list.items.length === 0) return emptyList(print, list)
  if (print.shape === undefined) return RESEND
  const isSame = isSameRow(last, list)
  if (isSame && list.items === last.items) {
    print.list = list
    return undefined
  }
  const { inRow, isComputed } = message
  message.inRow = true
  message.isComputed = true
  const change = new ListDiff({ print, list, message, differ, isSame }).run()
  message.inRow = inRow
  message.isComputed = isComputed
  return change
}

function emptyList(print: ListPrint, list: List): DiffDyn | undefined {
  const wasEmpty = print.keys.length === 0
  print.list = list
  print.keys = []
  return wasEmpty ? undefined : { k: { kc: 0 } }
}

/** Whether the rows of two lists are the same function of their items. */
function isSameRow(last: List, list: List): boolean {
  const before = last.captures ?? []
  const now = list.captures ?? []
  if (before.length !== now.length) return false
  for (let index = 0; index < now.length; index++) {
    if (!Object.is(before[index], now[index])) return false
  }
  return last.row === list.row || isSameSource(last.row, list.row)
}

/** The same place in the source makes a new function at each render; two branches of a condition are two places. */
function isSameSource(before: Row, now: Row): boolean {
  const source = `${now}`
  // All bound functions look alike, whatever they are bound to.
  return source === `${before}` && !source.endsWith('{ [native code] }')
}

interface Change {
  readonly print: ListPrint
  readonly list: List
  readonly message: Message
  readonly differ: Differ
  /** Whether rows with the same item are the same. */
  readonly isSame: boolean
}

/** Above so many new keys a set is quicker than looking for each. */
const FEW = 4

class ListDiff {
  readonly #change: Change
  readonly #diff = new KeyedDiff()
  /** Old rows between those that are skipped at both ends. */
  #known = new KeyIndex([], 0, 0)
  readonly #fresh: Key[] = []
  /** The new keys; the old ones as long as they are equal. */
  #keys: readonly Key[]
  #ownsKeys = false
  /** Where the row before stood: its neighbours are looked at first. */
  #lastFrom: number

  constructor(change: Change) {
    this.#change = change
    this.#keys = change.print.keys
    this.#lastFrom = change.print.keys.length
  }

  run(): DiffDyn | undefined | typeof RESEND {
    const { print, list } = this.#change
    const count = list.items.length
    const before = print.keys.length
    const start = this.#countEqualStart()
    const tail = this.#countEqualEnd(start)
    this.#lastFrom = before - tail
    this.#known = new KeyIndex(print.keys, start, before - tail)
    for (let at = start; at < count - tail; at++) {
      if (!this.#visit(at)) return RESEND
    }
    for (let at = count - tail; at < count; at++) this.#keep(at, at - count + before, undefined)
    this.#cutKeys(count)
    this.#assertUnique()
    print.keys = this.#keys
    print.list = list
    return this.#diff.finish(count, before)
  }

  #countEqualStart(): number {
    const { print, list, isSame } = this.#change
    if (!isSame || list.row.length > 2) return 0
    const before = print.list.items
    const { items } = list
    const end = Math.min(before.length, items.length)
    let at = 0
    while (at < end && items[at] === before[at]) at++
    return at
  }

  #countEqualEnd(start: number): number {
    const { print, list, isSame } = this.#change
    const before = print.list.items
    const { items } = list
    const shift = before.length - items.length
    const depends = list.row.length > 2 || (list.row.length === 2 && shift !== 0)
    if (!isSame || depends) return 0
    const end = Math.max(start, start - shift)
    let at = items.length
    while (at > end && items[at - 1] === before[at - 1 + shift]) at--
    return items.length - at
  }

  /** Whether the row at an index is what the row at an old index was, without rendering either. */
  #isSkipped(at: number, from: number): boolean {
    const { print, list, isSame } = this.#change
    if (!isSame || list.items[at] !== print.list.items[from] || from < 0) return false
    return list.row.length < 2 || (list.row.length === 2 && at === from)
  }

  /** @returns Whether the row fits the statics that the client has. */
  #visit(at: number): boolean {
    const near = this.#findNear(at)
    if (near >= 0) {
      this.#keep(at, near, undefined)
      return true
    }
    const { print, list, message } = this.#change
    const row = callRow(list, at)
    if (!(row instanceof Rendered) || row.key === undefined) return false
    const shape = print.shape ?? MIXED
    if (shape !== MIXED && row.template !== shape) return false
    const from = this.#known.find(row.key, at)
    if (from >= 0) {
      this.#keep(at, from, this.#isSkipped(at, from) ? undefined : this.#diffRow(from, row))
      return true
    }
    this.#fresh.push(row.key)
    this.#setKey(at, row.key)
    this.#diff.add(at, openComputed(shape, row, message))
    return true
  }

  /** Rows mostly stay where they are, or next to the row that they stood next to. */
  #findNear(at: number): number {
    const last = this.#lastFrom
    const count = this.#change.print.keys.length
    if (at < count && this.#isSkipped(at, at)) return at
    if (last + 1 < count && this.#isSkipped(at, last + 1)) return last + 1
    return this.#isSkipped(at, last - 1) ? last - 1 : -1
  }

  #diffRow(from: number, row: Rendered): DiffEntry | undefined {
    const { print, message, differ } = this.#change
    const before = printNode(callRow(print.list, from) as Rendered)
    if (print.shape !== MIXED) return differ.node(before, row, message)
    const change = differ.child([before], 0, row, message)
    return change === undefined ? undefined : { 0: change }
  }

  #keep(at: number, from: number, change: DiffEntry | undefined): void {
    this.#lastFrom = from
    this.#setKey(at, this.#change.print.keys[from] as Key)
    this.#diff.keep(at, from, change)
  }

  #setKey(at: number, key: Key): void {
    if (this.#keys[at] === key) return
    this.#ownKeys()[at] = key
  }

  #cutKeys(count: number): void {
    if (this.#keys.length > count) this.#ownKeys().length = count
  }

  #ownKeys(): Key[] {
    if (!this.#ownsKeys) this.#keys = [...this.#keys]
    this.#ownsKeys = true
    return this.#keys as Key[]
  }

  #assertUnique(): void {
    const fresh = this.#fresh
    if (!this.#diff.hasMoves && fresh.length === 0) return
    const keys = this.#keys
    const isEach = (key: Key): boolean => keys.indexOf(key) === keys.lastIndexOf(key)
    const isQuick = !this.#diff.hasMoves && fresh.length <= FEW
    if (!isQuick || !fresh.every(isEach)) assertUniqueKeys(keys)
  }
}
