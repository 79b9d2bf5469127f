import type { ElementMarks } from './element-marks.ts'
import { wireErrors } from './errors.ts'
import { findStatics, templatesOf } from './resolve-tree.ts'
import {
  type Components,
  type Comprehension,
  type Dyn,
  type Entry,
  isComprehension,
  type JoinTree,
  type Stream,
  type Templates,
  type TreeNode,
} from './tree.ts'

/** How a tree is rendered; without any of it the HTML is what a first page render would be. */
export interface HtmlOptions {
  /**
   * Writes an id into the root tag of each part that is one element, and an empty placeholder in the place of a part
   * that has not changed since it was last rendered with the same marks.
   */
  readonly marks?: ElementMarks
  /** Called for each stream whose rows were rendered, in document order; `forgetRows` must follow the patch. */
  readonly onStream?: (stream: Stream, list: Comprehension) => void
}

interface Scope {
  readonly templates: Templates | undefined
  readonly components: Components
  readonly options: HtmlOptions
}

/**
 * Renders a tree to HTML, with its components in their places.
 *
 * @throws {AnkaError} `WIRE_UNKNOWN_COMPONENT` or `WIRE_UNKNOWN_TEMPLATE` when the tree names what it does not hold.
 *
 * @example
 * treeToHtml({ s: ['<b>', '</b>'], 0: 'x' }) // => '<b>x</b>'
 * treeToHtml({ s: ['<ul>', '</ul>'], 0: { s: ['<li>', '</li>'], k: { 0: { 0: 'a' }, 1: { 0: 'b' }, kc: 2 } } }) // => '<ul><li>a</li><li>b</li></ul>'
 * treeToHtml({ s: ['', ''], 0: 7 }) // throws WIRE_UNKNOWN_COMPONENT
 */
export function treeToHtml(tree: JoinTree, options: HtmlOptions = {}): string {
  const scope: Scope = { templates: tree.p, components: tree.c ?? {}, options }
  return slotsToHtml(tree, findStatics(tree.s, scope.templates), scope)
}

/**
 * Renders one part of a tree that was resolved by merging, such as one that changed alone.
 *
 * It is never a placeholder itself; what is unchanged inside it is.
 *
 * @param part The node, or an entry of a list with the list's statics.
 *
 * @example
 * partToHtml({ s: ['', ''], 0: '' }, { s: ['<b>', '</b>'], r: 1, 0: 'x' }) // => '<b>x</b>'
 */
export function partToHtml(
  tree: JoinTree,
  part: TreeNode | { readonly entry: Entry; readonly list: Comprehension },
  options: HtmlOptions = {},
): string {
  const scope: Scope = { templates: undefined, components: tree.c ?? {}, options }
  if ('list' in part) return entryToHtml(part.entry, part.list, scope, true)
  return markedToHtml(part, scope, true)
}

/**
 * Renders one component.
 *
 * @example
 * componentToHtml({ s: ['', ''], 0: 1, c: { 1: { s: ['<b>', '</b>'], r: 1, 0: 'x' } } }, 1) // => '<b>x</b>'
 */
export function componentToHtml(tree: JoinTree, cid: number, options: HtmlOptions = {}): string {
  return renderComponent(cid, { templates: undefined, components: tree.c ?? {}, options }, true)
}

/**
 * Drops the rows of a stream after they were rendered: the next rendering must not insert them again.
 *
 * This changes the list in place. It has to look unchanged, because what was rendered of it is on the page.
 *
 * @example
 * const list = { s: ['<li id="', '"></li>'], k: { 0: { 0: 'a' }, kc: 1 }, stream: ['0', [], []] as const }
 * forgetRows(list)
 * list // => { s: ['<li id="', '"></li>'], k: { kc: 0 } }
 */
export function forgetRows(list: Comprehension): void {
  const mutable = list as { k: Comprehension['k']; stream?: Stream }
  mutable.k = { kc: 0 }
  delete mutable.stream
}

function dynToHtml(value: Dyn | undefined, scope: Scope): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return renderComponent(value, scope, false)
  if (value === undefined || value === null) return String(value)
  if (isComprehension(value)) return listToHtml(value, scope)
  return markedToHtml(value as TreeNode, scope, false)
}

function slotsToHtml(slots: TreeNode | Entry, statics: readonly string[], scope: Scope): string {
  let html = statics[0] ?? ''
  for (let index = 1; index < statics.length; index++) {
    html += dynToHtml(slots[index - 1], scope) + (statics[index] ?? '')
  }
  return html
}

function nodeToHtml(node: TreeNode, scope: Scope): string {
  const inner = enter(node, scope)
  return slotsToHtml(node, findStatics(node.s, inner.templates), inner)
}

function enter(part: { readonly p?: Templates }, scope: Scope): Scope {
  if (part.p === undefined) return scope
  return { ...scope, templates: templatesOf(part, scope.templates) }
}

function markedToHtml(node: TreeNode, scope: Scope, isWanted: boolean): string {
  const marks = scope.options.marks
  if (marks === undefined || node.r !== 1) return nodeToHtml(node, scope)
  const skipped = isWanted ? undefined : marks.findPlaceholder(node)
  return skipped ?? marks.mark(node, nodeToHtml(node, scope))
}

function renderComponent(cid: number, scope: Scope, isWanted: boolean): string {
  const node = scope.components[cid]
  if (node === undefined) throw wireErrors.WIRE_UNKNOWN_COMPONENT({ cid })
  const marks = scope.options.marks
  // A component's templates are its own.
  const inner: Scope = { ...scope, templates: undefined }
  const render = (): string => nodeToHtml(sharedStatics(node, scope.components), inner)
  if (marks === undefined) return render()
  const skipped = isWanted ? undefined : marks.findPlaceholder(node)
  return skipped ?? marks.markComponent(node, cid, render())
}

// In a tree as it was sent, a component may name another one's statics.
function sharedStatics(node: TreeNode, components: Components): TreeNode {
  if (typeof node.s !== 'number') return node
  const lender = components[node.s]
  if (lender === undefined) throw wireErrors.WIRE_UNKNOWN_COMPONENT({ cid: node.s })
  return { ...lender, ...node, s: sharedStatics(lender, components).s }
}

function listToHtml(list: Comprehension, scope: Scope): string {
  const { marks, onStream } = scope.options
  if (list.stream !== undefined) onStream?.(list.stream, list)
  const outer = enter(list, scope)
  // Rows of a stream are forgotten, so they can never be skipped, and they have ids of their own.
  const isMarked = marks !== undefined && list.stream === undefined
  const inner = isMarked || marks === undefined ? outer : { ...outer, options: withoutMarks(outer) }
  let html = ''
  for (let index = 0; index < list.k.kc; index++) {
    const entry = list.k[index]
    if (entry === undefined) {
      throw wireErrors.WIRE_DIFF_MISMATCH({ path: `k.${index}`, got: undefined })
    }
    html += isMarked ? entryToHtml(entry, list, inner, false) : rowToHtml(entry, list, inner)
  }
  return html
}

function withoutMarks(scope: Scope): HtmlOptions {
  const { onStream } = scope.options
  return onStream === undefined ? {} : { onStream }
}

function rowToHtml(entry: Entry, list: Comprehension, scope: Scope): string {
  return slotsToHtml(entry, findStatics(list.s, scope.templates), scope)
}

function entryToHtml(entry: Entry, list: Comprehension, scope: Scope, isWanted: boolean): string {
  const marks = scope.options.marks
  const statics = findStatics(list.s, scope.templates)
  if (marks === undefined || !marks.isElement(statics)) return rowToHtml(entry, list, scope)
  const skipped = isWanted ? undefined : marks.findPlaceholder(entry)
  return skipped ?? marks.mark(entry, rowToHtml(entry, list, scope))
}
