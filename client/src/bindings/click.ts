import { limitEvent } from '../limit-event.ts'
import { listen } from '../listen.ts'
import { metadataOf } from '../metadata.ts'
import type { Page } from '../page.ts'
import { isPending } from '../refs.ts'

/** Listens for clicks on elements with `phx-click`, and away from those with `phx-click-away`. */
export function startClicks(page: Page): () => void {
  let pressed: EventTarget | null = null
  const stops = [
    listen(window, 'mousedown', ({ target }) => {
      pressed = target
    }),
    listen<MouseEvent>(window, 'click', (event) => {
      if (!(event.target instanceof Element)) return
      // A click made by a script or a key has no press of its own.
      const start = event.detail === 0 || pressed === null ? event.target : pressed
      pressed = null
      clickOn(page, event, event.target)
      if (start instanceof Element) clickAway(page, event, start)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function clickOn(page: Page, event: MouseEvent, target: Element): void {
  const name = `${page.prefix}click`
  const element = target.closest(`[${name}]`)
  const value = element?.getAttribute(name)
  if (element == null || value == null || isDisabled(target, element)) return
  if (element.getAttribute('href') === '#') event.preventDefault()
  if (isPending(element)) return
  const run = () =>
    page.execute({
      element,
      value,
      type: 'click',
      event,
      payload: metadataOf(page, 'click', event, element),
    })
  limitEvent(page, { element, type: 'click', event, run })
}

function isDisabled(target: Element, element: Element): boolean {
  const disabled = target.closest('[disabled]')
  return disabled !== null && element.contains(disabled)
}

function clickAway(page: Page, event: MouseEvent, start: Element): void {
  const name = `${page.prefix}click-away`
  const target = event.target as Element
  // What the click itself has hidden was not clicked on beside anything.
  if (!isShown(target)) return
  for (const element of document.querySelectorAll(`[${name}]`)) {
    if (element.contains(target) || element.contains(start) || !isInView(element)) continue
    const value = element.getAttribute(name) ?? ''
    page.execute({
      element,
      value,
      type: 'click',
      event,
      payload: metadataOf(page, 'click', event, element),
    })
  }
}

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0
}

function isInView(element: Element): boolean {
  const { top, right, bottom, left } = element.getBoundingClientRect()
  const isBeyond = bottom < 0 || right < 0 || top > innerHeight || left > innerWidth
  return isShown(element) && !isBeyond
}
