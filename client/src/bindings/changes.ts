import { type Field, isField } from '../attributes.ts'
import { stateOf } from '../element-state.ts'
import { limitEvent } from '../limit-event.ts'
import { listen } from '../listen.ts'
import type { Page } from '../page.ts'

type Control = Field | HTMLButtonElement

/** Listens for changes of fields: those of a form with `phx-change`, or with one of their own. */
export function startChanges(page: Page): () => void {
  // Browsers send `change` after the last `input` of a field: only one of them is an event.
  let lastInput: EventTarget | null = null
  const stops = [
    listen(window, 'input', (event) => {
      lastInput = event.target
      changed(page, event)
    }),
    listen(window, 'change', (event) => {
      const isRepetition = lastInput === event.target
      lastInput = null
      if (!isRepetition) changed(page, event)
    }),
    listen(window, 'reset', (event) => wasReset(page, event)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

function changed(page: Page, event: Event): void {
  const { target } = event
  if (!isControl(target)) return
  const isComposing = (event as InputEvent).isComposing === true
  if (isComposing && page.options.blockPhxChangeWhileComposing === true) return
  markEdited(target)
  const isBad = target instanceof HTMLInputElement && target.type === 'number'
  if (isBad && target.validity?.badInput) return
  pushChange(page, event, target)
}

function pushChange(page: Page, event: Event, field: Control): void {
  const name = `${page.prefix}change`
  const own = field.getAttribute(name)
  const value = own ?? field.form?.getAttribute(name)
  const element = own === null ? field.form : field
  if (value == null || element === null) return
  limitEvent(page, {
    element: field,
    type: 'change',
    event,
    run: () => page.execute({ element, value, type: 'change', event, field }),
  })
}

function isControl(target: EventTarget | null): target is Control {
  return target instanceof HTMLButtonElement || (target instanceof Element && isField(target))
}

function markEdited(field: Control): void {
  const state = stateOf(field)
  state.isEdited = true
  state.isSubmitted = false
}

function wasReset(page: Page, event: Event): void {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  for (const field of form.elements) {
    stateOf(field).isEdited = false
    stateOf(field).isSubmitted = false
  }
  const value = form.getAttribute(`${page.prefix}change`)
  if (value === null) return
  const button = form.querySelector('button[type="reset"], input[type="reset"]') ?? undefined
  // The fields have their first values only after the event.
  page.clock.setTimer(0, () => {
    page.execute({ element: form, value, type: 'change', event, field: button ?? form })
  })
}
