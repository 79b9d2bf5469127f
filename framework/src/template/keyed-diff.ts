/** The diff of one list while it is made: what stands at each new index, in the encoding of `PROTOCOL.md` §4.4. */

import type { DiffComprehension, DiffDyn, DiffEntry, DiffNode } from '../wire/index.ts'
import type { Message } from './message.ts'
import type { NodePrint } from './print.ts'
import type { Rendered } from './rendered.ts'

/** Said instead of a change: the client's statics do not fit, so the list is sent whole. */
export const RESEND: unique symbol = Symbol('resend')

/** How lists find the changes of their rows: the recursion of the differ, handed in. */
export interface Differ {
  node(print: NodePrint, rendered: Rendered, message: Message): DiffNode | undefined
  child(values: unknown[], index: number, child: unknown, message: Message): DiffDyn | undefined
}

/** Collects the entries of one list's diff. */
export class KeyedDiff {
  /** Whether any row stands at another index than before. */
  hasMoves = false
  #isEmpty = true
  readonly #k: Record<number, unknown> & { kc?: number; km?: true } = {}

  /** A row that the client has already. */
  keep(index: number, from: number, change: DiffEntry | undefined): void {
    if (from !== index) {
      this.hasMoves = true
      this.#set(index, change === undefined ? from : [from, change])
    } else if (change !== undefined) this.#set(index, change)
  }

  /** A row that the client does not have: all of its dynamics. */
  add(index: number, entry: DiffEntry): void {
    this.#set(index, entry)
  }

  /** @returns `undefined` when neither a row nor their number changed. */
  finish(count: number, countBefore: number): DiffComprehension | undefined {
    if (this.#isEmpty && count === countBefore) return undefined
    this.#k.kc = count
    if (this.hasMoves) this.#k.km = true
    return { k: this.#k } as unknown as DiffComprehension
  }

  #set(index: number, entry: unknown): void {
    this.#isEmpty = false
    this.#k[index] = entry
  }
}

/** Finds where the row with a key stood before; the map is made when a row first stands elsewhere. */
export class KeyIndex {
  readonly #keys: readonly unknown[]
  readonly #start: number
  readonly #end: number
  #indexByKey: Map<unknown, number> | undefined = undefined

  /** @param end Index after the last key that is looked for. */
  constructor(keys: readonly unknown[], start: number, end: number) {
    this.#keys = keys
    this.#start = start
    this.#end = end
  }

  /** @returns The old index, looked for at `index` first; -1 when there is none. */
  find(key: unknown, index: number): number {
    if (index < this.#end && this.#keys[index] === key) return index
    this.#indexByKey ??= this.#createMap()
    return this.#indexByKey.get(key) ?? -1
  }

  #createMap(): Map<unknown, number> {
    const indexByKey = new Map<unknown, number>()
    for (let index = this.#start; index < this.#end; index++)
      indexByKey.set(this.#keys[index], index)
    return indexByKey
  }
}
