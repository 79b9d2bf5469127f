import { ATTRIBUTES, attributeSelector } from './attributes.ts'
import type { Page } from './page.ts'
import type { View } from './view.ts'

/** The view or component that an event goes to. */
export interface EventTarget {
  readonly view: View
  readonly cid: number | undefined
}

/**
 * The views and components that an aim stands for.
 *
 * @param aim A component's id, a selector or an element; null for the view itself.
 */
export function findEventTargets(
  page: Page,
  view: View,
  aim: string | number | Element | null,
): readonly EventTarget[] {
  if (aim === null || aim === '') return [{ view, cid: undefined }]
  if (typeof aim === 'number') return [{ view, cid: aim }]
  if (typeof aim === 'string' && /^\d+$/.test(aim)) return [{ view, cid: Number(aim) }]
  const elements = typeof aim === 'string' ? [...document.querySelectorAll(aim)] : [aim]
  return elements.flatMap((element) => {
    const owner = page.findView(element)
    return owner === undefined ? [] : [{ view: owner, cid: findComponent(owner, element) }]
  })
}

function findComponent(view: View, element: Element): number | undefined {
  const root = element.closest(attributeSelector(ATTRIBUTES.view, view.id))
  const cid = root?.getAttribute(ATTRIBUTES.component)
  return cid == null ? undefined : Number(cid)
}
