import type { JsonObject } from '../../framework/src/core/index.ts'
import { EVENTS, type JoinTree, treeToHtml } from '../../framework/src/wire/index.ts'
import { attributeSelector, isField } from './attributes.ts'
import { findEventTargets } from './event-targets.ts'
import { hasNamedField, serializeForm } from './forms.ts'
import type { Page } from './page.ts'
import { parseContent } from './patch/parse-html.ts'
import type { View } from './view.ts'

/** A join that follows an earlier one. */
export interface Rejoin {
  readonly rendered: JoinTree
  /** Applies the join's patch; it waits until the forms are recovered. */
  readonly finish: () => void
}

/** Sends the forms that the page shows to the new view before its first patch, so that no input is lost. */
export function recoverForms(page: Page, view: View, { rendered, finish }: Rejoin): void {
  const forms = findRecoverable(page, view, rendered)
  let open = forms.length
  const done = () => {
    open--
    if (open === 0) finish()
  }
  if (open === 0) finish()
  for (const form of forms) recover(page, view, form, done)
}

function findRecoverable(page: Page, view: View, rendered: JoinTree): HTMLFormElement[] {
  const { prefix } = page
  const forms = [...view.element.querySelectorAll<HTMLFormElement>(`form[id][${prefix}change]`)]
  const candidates = forms.filter(
    (form) =>
      form.getAttribute(`${prefix}auto-recover`) !== 'ignore' &&
      hasNamedField(form) &&
      page.findView(form) === view,
  )
  if (candidates.length === 0) return []
  const next = parseContent(treeToHtml(rendered), view.element)
  return candidates.filter((form) => {
    const twin = next.querySelector(`form${attributeSelector('id', form.getAttribute('id') ?? '')}`)
    return twin?.getAttribute(`${prefix}change`) === form.getAttribute(`${prefix}change`)
  })
}

function recover(page: Page, view: View, form: HTMLFormElement, done: () => void): void {
  const { prefix } = page
  const binding = form.getAttribute(`${prefix}auto-recover`) ?? form.getAttribute(`${prefix}change`)
  const event = eventOf(binding ?? '')
  const target = findEventTargets(page, view, form.getAttribute(`${prefix}target`))[0]
  if (event === undefined || target === undefined) {
    done()
    return
  }
  const isPushed = target.view.push({
    event: EVENTS.event,
    payload: {
      type: 'form',
      event,
      value: serializeForm(form, { prefix }),
      meta: { _target: firstName(form) },
      ...(target.cid === undefined ? {} : { cid: target.cid }),
    } satisfies JsonObject,
    type: 'change',
    held: [],
    // After the answer's diff is queued, so that it follows the join's patch.
    onReply: done,
    onFailure: done,
  })
  if (!isPushed) done()
}

/** The event of a binding; of commands the first that is pushed. */
function eventOf(value: string): string | undefined {
  if (!value.startsWith('[')) return value
  const ops = JSON.parse(value) as [string, { event?: string }][]
  return ops.find(([name, { event }]) => name === 'push' && event !== undefined)?.[1].event
}

function firstName(form: HTMLFormElement): string {
  const first = [...form.elements].find(
    (element) => isField(element) && element.name !== '' && element.type !== 'hidden',
  )
  return (first as HTMLInputElement | undefined)?.name ?? 'undefined'
}
