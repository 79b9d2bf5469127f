import { limitEvent } from '../limit-event.ts'
import { listen } from '../listen.ts'
import { metadataOf } from '../metadata.ts'
import type { Page } from '../page.ts'

/** Listens for `phx-focus` and `phx-blur` on elements, and for the focus of the window. */
export function startFocus(page: Page): () => void {
  const stops = [
    listen(window, 'focusin', (event) => onElement(page, 'focus', event)),
    listen(window, 'focusout', (event) => onElement(page, 'blur', event)),
    listen(window, 'focus', (event) => onWindow(page, 'focus', event)),
    listen(window, 'blur', (event) => onWindow(page, 'blur', event)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function onElement(page: Page, type: 'focus' | 'blur', event: Event): void {
  const { target } = event
  // While a patch moves the focus it is not the person who does.
  if (page.isSilent || !(target instanceof Element)) return
  run(page, `${page.prefix}${type}`, type, { element: target, event })
}

function onWindow(page: Page, type: 'focus' | 'blur', event: Event): void {
  if (event.target instanceof Node) return
  const name = `${page.prefix}window-${type}`
  for (const element of document.querySelectorAll(`[${name}]`)) {
    run(page, name, type, { element, event })
  }
}

function run(
  page: Page,
  attribute: string,
  type: 'focus' | 'blur',
  { element, event }: { readonly element: Element; readonly event: Event },
): void {
  const value = element.getAttribute(attribute)
  if (value === null) return
  const payload = metadataOf(page, type, event, element)
  limitEvent(page, {
    element,
    type,
    event,
    run: () => page.execute({ element, value, type, event, payload }),
  })
}
