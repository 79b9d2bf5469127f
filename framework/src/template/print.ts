/**
 * The print: what the client of one view holds. Of a text or an attribute it keeps the value, of a part the template
 * and its values, of a list its keys and either the rows or what they can be computed from again.
 */

import type { Key, List, Rendered } from './rendered.ts'
import { TEXT_SLOT } from './slot.ts'
import { Template } from './template.ts'

/** What the client holds of one template. */
export class NodePrint {
  template: Template
  /** What stands in the slots. The array of the `Rendered` itself, as long as no slot holds a part or a list. */
  values: readonly unknown[]
  /** Whether `values` is this print's own array, with prints in it. */
  owned: boolean

  constructor(rendered: Rendered) {
    this.template = rendered.template
    this.values = rendered.slots
    this.owned = false
  }

  /** The values, to be written to. */
  own(): unknown[] {
    if (!this.owned) {
      this.values = [...this.values]
      this.owned = true
    }
    return this.values as unknown[]
  }

  /** The same in the middle of a change, when the first slots hold what was rendered now already. */
  ownChanged(next: readonly unknown[], changed: number): unknown[] {
    const wasOwned = this.owned
    const values = this.own()
    for (let index = 0; !wasOwned && index < changed; index++) values[index] = next[index]
    return values
  }
}

/** The template of lists whose rows are not of one template: each row is one slot. */
export const MIXED: Template = new Template(['', ''], [TEXT_SLOT], false)

/** What the client holds of a list whose rows are kept. */
export class RowsPrint {
  /** The template whose statics the client has for the rows; `undefined` while it has none, and shows nothing. */
  shape: Template | undefined
  /** Absent when rows go by their index. */
  keys: readonly Key[] | undefined
  /** A print a row; of mixed rows a value or a print, as in a slot. */
  rows: unknown[]

  constructor(shape: Template | undefined, keys: readonly Key[] | undefined, rows: unknown[]) {
    this.shape = shape
    this.keys = keys
    this.rows = rows
  }
}

/** What the client holds of a list whose rows can be computed again: nothing is kept of a row but its key. */
export class ListPrint {
  shape: Template | undefined
  keys: readonly Key[]
  list: List

  constructor(shape: Template | undefined, keys: readonly Key[], list: List) {
    this.shape = shape
    this.keys = keys
    this.list = list
  }
}

/** What one view's client holds; made by the first render, changed by each diff. */
export type Print = NodePrint
