import type { Page } from '../page.ts'

const FOCUSABLE =
  'a[href], area[href], input:not([type=hidden]), select, textarea, button, iframe, [tabindex], [contenteditable]'

/** Focuses an element, or what in it can take the focus. */
export function focus(element: Element): void {
  if (element instanceof HTMLElement) element.focus()
}

/** Focuses the first element within that takes the focus. */
export function focusFirst(element: Element): void {
  for (const candidate of element.querySelectorAll<HTMLElement>(FOCUSABLE)) {
    if (candidate.getAttribute('tabindex') === '-1' || candidate.hasAttribute('disabled')) continue
    candidate.focus()
    if (document.activeElement === candidate) return
  }
}

/** Remembers an element, to give it the focus back. */
export function pushFocus(page: Page, element: Element): void {
  if (element instanceof HTMLElement) page.focusStack.push(element)
}

/** Gives the focus back to the element that was remembered last and is still on the page. */
export function popFocus(page: Page): void {
  for (let element = page.focusStack.pop(); element; element = page.focusStack.pop()) {
    if (!element.isConnected) continue
    element.focus()
    return
  }
}
