/** What changed between what the client holds and what was rendered. What did not change is never in it. */

import type { Diff, DiffDyn, DiffNode } from '../wire/index.ts'
import { attributeHtml } from './attribute.ts'
import { diffList } from './diff-list.ts'
import { diffRows, keepRows } from './diff-rows.ts'
import { type Differ, RESEND } from './keyed-diff.ts'
import { shownRows } from './keys.ts'
import { Message } from './message.ts'
import { ListPrint, NodePrint, type Print, RowsPrint } from './print.ts'
import { leafHtml } from './render.ts'
import { List, Rendered } from './rendered.ts'
import { KIND, type Slot } from './slot.ts'
import { isLeaf, isTextPrint, openChild, openRoot, openRows } from './tree.ts'

type Slots = Record<number, DiffDyn>

/**
 * Finds what changed since the print was made or changed last, and brings the print up to date.
 *
 * A throw from a row leaves the print in the middle of a change: make a new one with `firstTree` then.
 *
 * @returns `undefined` when nothing changed; a whole tree with statics when the outermost template is another one.
 *
 * @example
 * import { html } from 'anka/template'
 * import { firstTree } from './tree.ts'
 * const counter = (count: number) => html`<p>${count}</p>`
 * const { print } = firstTree(counter(1))
 * diffTree(print, counter(2)) // => { 0: '2' }
 * diffTree(print, counter(2)) // => undefined
 */
export function diffTree(print: Print, rendered: Rendered): Diff | undefined {
  const message = new Message()
  if (print.template !== rendered.template) {
    print.template = rendered.template
    print.values = rendered.slots
    print.owned = false
    return openRoot(print, message) as Diff
  }
  const diff = diffNode(print, rendered, message)
  return diff === undefined ? undefined : message.finish(diff as Diff)
}

/** The changed slots of a part whose template the client has. */
function diffNode(print: NodePrint, rendered: Rendered, message: Message): DiffNode | undefined {
  const next = rendered.slots
  if (next === print.values) return undefined
  const { slots } = print.template
  let diff: Slots | undefined
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index]
    const value = next[index]
    if (slot === undefined || value === print.values[index]) continue
    const change =
      slot.kind === KIND.text
        ? diffText(print, index, next, message)
        : diffAttribute(print, index, value, slot)
    if (change === undefined) continue
    diff ??= {}
    diff[index] = change
  }
  if (!print.owned) print.values = next
  return diff as DiffNode | undefined
}

function diffAttribute(
  print: NodePrint,
  index: number,
  value: unknown,
  slot: Slot,
): string | undefined {
  const last = print.values[index]
  if (print.owned) print.own()[index] = value
  const html = attributeHtml(slot, value)
  return html === attributeHtml(slot, last) ? undefined : html
}

function diffText(
  print: NodePrint,
  index: number,
  next: readonly unknown[],
  message: Message,
): DiffDyn | undefined {
  const value = next[index]
  if (!isLeaf(value)) return diffChild(print.ownChanged(next, index), index, value, message)
  const last = print.values[index]
  if (print.owned) print.own()[index] = value
  const html = leafHtml(value)
  return isTextPrint(last) && html === leafHtml(last) ? undefined : html
}

/** The change of one child; what the client then holds is left in `values[index]`. */
function diffChild(
  values: unknown[],
  index: number,
  child: unknown,
  message: Message,
): DiffDyn | undefined {
  const last = values[index]
  if (child instanceof Rendered) {
    if (last instanceof NodePrint && last.template === child.template) {
      return diffNode(last, child, message)
    }
    return openChild(values, index, child, message)
  }
  if (child instanceof List || Array.isArray(child)) return diffMany(values, index, child, message)
  values[index] = child
  const html = leafHtml(child)
  return isTextPrint(last) && html === leafHtml(last) ? undefined : html
}

const differ: Differ = { node: diffNode, child: diffChild }

function diffMany(
  values: unknown[],
  index: number,
  list: List | readonly unknown[],
  message: Message,
): DiffDyn | undefined {
  const last = values[index]
  if (last instanceof ListPrint && list instanceof List) {
    const change = diffList(last, list, message, differ)
    if (change !== RESEND) return change
  }
  const print = findRowsPrint(last)
  if (print !== undefined) {
    const rows = shownRows(list)
    values[index] = print
    const change = diffRows(print, rows, message, differ)
    if (change !== RESEND) return change
    if (print === last) return openRows(values, index, rows, message)
  }
  const opened = openChild(values, index, list, message)
  return opened === '' && isNothing(last) ? undefined : opened
}

/** What is kept of the rows that the client has; `undefined` when it has none. */
function findRowsPrint(last: unknown): RowsPrint | undefined {
  if (last instanceof RowsPrint) return last
  // A row that shows nothing, or a list of another kind: the client's rows can be computed, and need not be sent again.
  return last instanceof ListPrint && last.shape !== undefined ? keepRows(last) : undefined
}

/** Whether the client holds an empty text: what an empty list looks like that was never filled. */
function isNothing(last: unknown): boolean {
  if (isTextPrint(last)) return leafHtml(last) === ''
  return last instanceof ListPrint && last.shape === undefined
}
