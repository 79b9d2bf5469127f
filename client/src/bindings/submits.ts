import { isSubmitting } from '../forms.ts'
import { cancelLimits } from '../limit-event.ts'
import { listen } from '../listen.ts'
import type { Page } from '../page.ts'

/** Listens for submits of forms with `phx-submit`; other forms are submitted by the browser. */
export function startSubmits(page: Page): () => void {
  return listen<SubmitEvent>(window, 'submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement)) return
    const value = form.getAttribute(`${page.prefix}submit`)
    if (value === null) return submitNatively(page, form, event)
    event.preventDefault()
    if (isSubmitting(form)) return
    for (const field of form.elements) cancelLimits(field)
    const field = event.submitter ?? undefined
    page.execute({ element: form, value, type: 'submit', event, field })
  })
}

// The answer is another page: the views of this one should not see the connection break.
function submitNatively(page: Page, form: HTMLFormElement, event: SubmitEvent): void {
  const leaves = form.method !== 'dialog' && !event.defaultPrevented && form.target !== '_blank'
  if (leaves && page.findView(form) !== undefined) page.socket.disconnect()
}
