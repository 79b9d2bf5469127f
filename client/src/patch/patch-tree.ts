import {
  type Comprehension,
  componentToHtml,
  type ElementMarks,
  forgetRows,
  type HtmlOptions,
  type JoinTree,
  partToHtml,
  type Stream,
  treeToHtml,
} from '../../../framework/src/wire/index.ts'
import { ATTRIBUTES, attributeSelector } from '../attributes.ts'
import type { Page } from '../page.ts'
import type { View } from '../view.ts'
import { applyPatch, type PatchResult, type PatchTarget } from './apply-patch.ts'
import { type ChangedPart, findChanges } from './find-changes.ts'
import { parseContent, parseElement } from './parse-html.ts'

/** A change of a view's tree. */
export interface TreeChange {
  /** Absent: the whole view is new, as after a join. */
  readonly before: JoinTree | undefined
  readonly after: JoinTree
  readonly marks: ElementMarks
  /** All of the view is compared, not only what changed: a submit resets fields that the server did not touch. */
  readonly isWhole?: boolean
}

/**
 * Brings the page up to a new tree: only the elements that changed where they can be told, else the whole view with
 * placeholders for what did not change.
 */
export function patchTree(page: Page, view: View, change: TreeChange): PatchResult {
  const streams: Stream[] = []
  const lists: Comprehension[] = []
  const options: HtmlOptions = {
    marks: change.marks,
    onStream: (stream, list) => {
      streams.push(stream)
      lists.push(list)
    },
  }
  const targets = findPartTargets(page, view, change, options) ?? [wholeView(view, change, options)]
  const isJoin = change.before === undefined
  const hasSameParts = change.before?.s === change.after.s
  const result = applyPatch(page, view, { isJoin, hasSameParts, targets, streams })
  for (const list of lists) forgetRows(list)
  return result
}

function wholeView(view: View, { after }: TreeChange, options: HtmlOptions): PatchTarget {
  const to = parseContent(treeToHtml(after, options), view.element)
  return { element: view.element, to, childrenOnly: true }
}

function findPartTargets(
  page: Page,
  view: View,
  change: TreeChange,
  options: HtmlOptions,
): readonly PatchTarget[] | undefined {
  const { before, after, marks, isWhole = false } = change
  const parts = before === undefined || isWhole ? undefined : findChanges(before, after, marks)
  if (parts === undefined) return undefined
  const places = parts.map((part) => findPlace(page, view, part))
  // Rendering takes a part for shown, so all places must be known before the first is rendered.
  if (places.includes(undefined)) return undefined
  const targets: PatchTarget[] = []
  for (const [index, part] of parts.entries()) {
    const element = places[index]
    const to = element && parseElement(renderPart(after, part, options), element)
    if (element && to) targets.push({ element, to, childrenOnly: false })
  }
  return targets
}

/** The element of a part, if a patch may go there directly. */
function findPlace(page: Page, view: View, part: ChangedPart): Element | undefined {
  const element = view.element.querySelector(attributeSelector(ATTRIBUTES.magicId, part.id))
  if (element === null) return undefined
  const barrier = `[${ATTRIBUTES.refLock}], [${page.prefix}update], [${ATTRIBUTES.update}]`
  const closest = element.parentElement?.closest(barrier)
  return closest && view.element.contains(closest) && closest !== view.element ? undefined : element
}

function renderPart(tree: JoinTree, { part }: ChangedPart, options: HtmlOptions): string {
  return typeof part === 'number'
    ? componentToHtml(tree, part, options)
    : partToHtml(tree, part, options)
}
