import type { Stream, StreamInsert } from '../../../framework/src/wire/index.ts'
import { ATTRIBUTES } from '../attributes.ts'

interface Insert {
  readonly ref: string
  readonly at: number
  readonly limit: number | null
  readonly updateOnly: boolean
  readonly isReset: boolean
}

/** The stream operations of one patch. */
export class StreamPatch {
  readonly #inserts = new Map<string, Insert>()
  readonly #resets = new Map<string, Map<string, Element>>()
  readonly #deletes = new Set<string>()
  readonly #updateAttribute: string

  constructor(streams: readonly Stream[], prefix: string) {
    this.#updateAttribute = `${prefix}update`
    for (const [ref, inserts, deletes, reset] of streams) {
      if (reset === true) this.#resets.set(ref, new Map())
      for (const insert of inserts) this.#register(ref, insert, reset === true)
      for (const id of deletes) this.#deletes.add(id)
    }
  }

  /** Whether the children of an element are rows of a stream. */
  isContainer(element: Element | null): boolean {
    return element?.getAttribute(this.#updateAttribute) === 'stream'
  }

  /** Marks the rows of the message as rows, in what was parsed of it. */
  markRows(to: Element): void {
    if (this.#inserts.size === 0) return
    for (const row of to.querySelectorAll('[id]')) {
      const insert = this.#inserts.get(row.id)
      if (insert !== undefined) row.setAttribute(ATTRIBUTES.stream, insert.ref)
    }
  }

  /** Takes out what the message deletes or resets. Returns the elements that left. */
  removeOld(): Element[] {
    const left: Element[] = []
    for (const [ref, kept] of this.#resets) {
      const rows = document.querySelectorAll(`[${ATTRIBUTES.stream}="${ref}"]`)
      for (const row of rows) {
        if (this.#inserts.has(row.id)) kept.set(row.id, row)
        else left.push(row)
      }
    }
    for (const id of this.#deletes) {
      const row = document.getElementById(id)
      if (row !== null && !this.#inserts.has(id)) left.push(row)
    }
    return left
  }

  /** Puts a row of the message where it belongs; a row that is there already stays, unless the stream was reset. */
  place(container: Element, row: Element): void {
    const insert = this.#inserts.get(row.id)
    const isPresent = row.parentElement === container
    if (insert === undefined) container.append(row)
    else if (!isPresent || insert.isReset) insertAt(container, row, insert.isReset ? -1 : insert.at)
  }

  /** The rows of a container that a join does not send again. */
  findForgotten(container: Element): Element[] {
    return [...container.children].filter((row) => row.id !== '' && !this.#inserts.has(row.id))
  }

  /** Whether a row that is not on the page must stay away. */
  isRefused(row: Element): boolean {
    return this.#inserts.get(row.id)?.updateOnly === true
  }

  /** The rows of a container above the limit of the stream. */
  findExcess(container: Element): Element[] {
    const rows = [...container.children].filter((row) => row.hasAttribute(ATTRIBUTES.stream))
    const limits = rows.map((row) => this.#inserts.get(row.id)?.limit ?? null)
    const limit = limits.find((value) => value !== null) ?? null
    if (limit === null) return []
    return limit < 0 ? rows.slice(0, Math.max(0, rows.length + limit)) : rows.slice(limit)
  }

  #register(ref: string, [id, at, limit, updateOnly]: StreamInsert, isReset: boolean): void {
    this.#inserts.set(id, { ref, at, limit, updateOnly, isReset })
  }
}

function insertAt(container: Element, row: Element, at: number): void {
  if (at === 0) {
    container.prepend(row)
    return
  }
  const others = [...container.children].filter((child) => child !== row)
  if (at > 0) {
    container.insertBefore(row, others[at] ?? null)
    return
  }
  // At the end, but before what stands there and is no row.
  const last = others.findLastIndex((child) => child.hasAttribute(ATTRIBUTES.stream))
  const next = last === -1 ? null : (others[last]?.nextElementSibling ?? null)
  container.insertBefore(row, next)
}
