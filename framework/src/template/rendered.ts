/**
 * The values that all three forms of templates make: a template with what stands in its slots, and lists of them.
 * How a slot is encoded is told by its template (`template.ts`, `slot.ts`).
 */

import { templateErrors } from './errors.ts'
import type { Template } from './template.ts'
import type { Trusted } from './trusted.ts'

declare const brand: unique symbol

/** What tells a row of a list from the others. */
export type Key = string | number

/** A template and the values in its slots: what JSX, `html` and components make. */
export class Rendered {
  declare readonly [brand]: 'rendered'
  /** Its identity tells one template from another. */
  readonly template: Template
  /** One value a slot; never changed after it was made. */
  readonly slots: readonly unknown[]
  /** Which row of a list it is. */
  readonly key: Key | undefined

  constructor(template: Template, slots: readonly unknown[], key: Key | undefined) {
    this.template = template
    this.slots = slots
    this.key = key
  }
}

/** Renders one row of a list. */
export type Row = (item: unknown, index: number, items: readonly unknown[]) => Child

/** A list whose rows are rendered when they are needed. */
export class List {
  declare readonly [brand]: 'list'
  readonly items: readonly unknown[]
  readonly row: Row
  /** What the row uses besides its item; `undefined` when that is not known. */
  readonly captures: readonly unknown[] | undefined

  constructor(items: readonly unknown[], row: Row, captures: readonly unknown[] | undefined) {
    this.items = items
    this.row = row
    this.captures = captures
  }
}

/**
 * Renders one row. A row function gets the index, and the items, only when it names them as parameters: so it is known
 * of every other row that it does not depend on where it stands.
 */
export function callRow(list: List, index: number): Child {
  const { row, items } = list
  if (row.length < 2) return (row as (item: unknown) => Child)(items[index])
  return row(items[index], index, items)
}

/** What can stand between tags. */
export type Child =
  | Rendered
  | List
  | Trusted
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | readonly Child[]

/**
 * A list whose unchanged rows are skipped: a row is not rendered again while its item and every capture are identical
 * (`===`) to last time.
 *
 * Each row needs a `key`. Items are values: a changed item is a new object. The row must be a pure function of its item
 * and of the captures. Without `captures` every row is rendered each time. A row that needs its index takes it as
 * a plain second parameter, without a default: others are not given one.
 *
 * @param captures What `row` uses besides its item.
 * @throws {AnkaError} `TEMPLATE_BAD_ITEMS` when `items` is no array.
 *
 * @example
 * each([1, 2], (n) => `${n}`, []).items // => [1, 2]
 * each({} as never, () => null) // throws TEMPLATE_BAD_ITEMS
 */
export function each<Item>(
  items: readonly Item[],
  row: (item: Item, index: number, items: readonly Item[]) => Child,
  captures?: readonly unknown[],
): List {
  if (!Array.isArray(items)) throw templateErrors.TEMPLATE_BAD_ITEMS({ items })
  return new List(items, row as Row, captures)
}

/**
 * What the compiler turns `items.map(row)` into: a skipping list for an array; anything else has a `map` of its own.
 *
 * @param captures What `row` uses besides its item, or `undefined` when that cannot be known.
 *
 * @example
 * mapRows({ map: (row: (item: number) => string) => row(1) }, (n: number) => `${n}`, undefined) // => '1'
 */
export function mapRows<Item>(
  items: readonly Item[] | { map(row: (item: Item, index: never) => Child): unknown },
  row: (item: Item, index: never) => Child,
  captures: readonly unknown[] | undefined,
): Child {
  if (Array.isArray(items)) return new List(items, row as unknown as Row, captures)
  return (items as { map(row: unknown): Child }).map(row)
}
