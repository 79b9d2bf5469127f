import { limitEvent } from '../limit-event.ts'
import { listen } from '../listen.ts'
import { metadataOf } from '../metadata.ts'
import type { Page } from '../page.ts'

/** Listens for keys on elements with `phx-keydown` and `phx-keyup`, and anywhere for their window twins. */
export function startKeys(page: Page): () => void {
  const stops = (['keydown', 'keyup'] as const).map((type) =>
    listen<KeyboardEvent>(window, type, (event) => keyPressed(page, type, event)),
  )
  return () => {
    for (const stop of stops) stop()
  }
}

function keyPressed(page: Page, type: 'keydown' | 'keyup', event: KeyboardEvent): void {
  const { target } = event
  if (!(target instanceof Element)) return
  const own = `${page.prefix}${type}`
  if (target.hasAttribute(own)) {
    run(page, own, type, { element: target, event })
    return
  }
  const everywhere = `${page.prefix}window-${type}`
  for (const element of document.querySelectorAll(`[${everywhere}]`)) {
    run(page, everywhere, type, { element, event })
  }
}

function run(
  page: Page,
  attribute: string,
  type: 'keydown' | 'keyup',
  { element, event }: { readonly element: Element; readonly event: KeyboardEvent },
): void {
  const wanted = element.getAttribute(`${page.prefix}key`)
  // The browser's autofill dispatches key events without a key.
  const { key } = event as { readonly key?: string }
  if (wanted !== null && wanted.toLowerCase() !== key?.toLowerCase()) return
  const value = element.getAttribute(attribute) ?? ''
  const metadata = metadataOf(page, type, event, element)
  const payload = key === undefined ? metadata : { key, ...metadata }
  limitEvent(page, {
    element,
    type,
    event,
    run: () => page.execute({ element, value, type, event, payload }),
  })
}
