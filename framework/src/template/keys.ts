/** Keys of the rows of lists: that each row has one, and that no two are the same. */

import { templateErrors } from './errors.ts'
import { type Child, callRow, type Key, List, Rendered } from './rendered.ts'
import { findSource } from './source.ts'

/**
 * Asserts that rows which are elements have keys.
 *
 * @throws {AnkaError} `TEMPLATE_MISSING_KEY` with the place in the source, where it is known.
 */
export function assertKeys(rows: readonly unknown[]): void {
  for (const row of rows) {
    if (row instanceof Rendered && row.key === undefined) throw missingKey(row)
  }
}

function missingKey(row: Rendered): Error {
  const element = /^\s*<([^\s/>]+)/.exec(row.template.statics[0] ?? '')?.[1] ?? 'Fragment'
  return templateErrors.TEMPLATE_MISSING_KEY({ element, at: findSource(row) })
}

/**
 * Asserts that no two keys of a list are the same.
 *
 * @throws {AnkaError} `TEMPLATE_DUPLICATE_KEY` that names the key.
 */
export function assertUniqueKeys(keys: readonly Key[]): void {
  if (isOrdered(keys)) return
  const seen = new Set<Key>()
  for (const key of keys) {
    if (seen.has(key)) throw templateErrors.TEMPLATE_DUPLICATE_KEY({ key })
    seen.add(key)
  }
}

/** Most lists are in the order of their ids, up or down: then one pass without a set is enough. */
function isOrdered(keys: readonly Key[]): boolean {
  const first = keys[0]
  const second = keys[1]
  if (typeof first !== 'number' || typeof second !== 'number') return keys.length < 2
  const step = second > first ? 1 : -1
  let last = first
  for (let index = 1; index < keys.length; index++) {
    const key = keys[index]
    if (typeof key !== 'number' || !((key - last) * step > 0)) return false
    last = key
  }
  return true
}

/** Asserts of rows that are shown as they are that each has a key of its own. */
export function assertRows(rows: readonly unknown[]): void {
  assertKeys(rows)
  const keys: Key[] = []
  for (const row of rows) if (row instanceof Rendered && row.key !== undefined) keys.push(row.key)
  assertUniqueKeys(keys)
}

/** Every row of a list. */
export function allRows(list: List): readonly Child[] {
  return list.items.map((_, index) => callRow(list, index))
}

/** The rows of a list or an array, without those that show nothing. */
export function shownRows(list: List | readonly unknown[]): readonly unknown[] {
  const rows: readonly unknown[] = list instanceof List ? allRows(list) : list
  return rows.some(isNothing) ? rows.filter((row) => !isNothing(row)) : rows
}

function isNothing(child: unknown): boolean {
  return child === null || child === undefined || typeof child === 'boolean'
}
