import type { Page } from '../page.ts'
import type { View } from '../view.ts'
import { applyPatch } from './apply-patch.ts'

/** Gives an element that was unlocked what the server sent for it while it was locked. */
export function applyStashed(
  page: Page,
  view: View,
  { element, stash }: { readonly element: Element; readonly stash: Element },
): void {
  const targets = [{ element, to: stash, childrenOnly: false }]
  applyPatch(page, view, { isJoin: false, hasSameParts: true, targets, streams: [] })
}
