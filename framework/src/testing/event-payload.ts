/** What an element sends: reads its `phx-*` attributes as a browser's client does. */
import type { JsonObject } from '../core/index.ts'
import { decodeOps, type Op, type PushOp, type VisitOp } from '../wire/index.ts'
import { attributeOf, closest, type HtmlElement } from './html-element.ts'

/** What a binding does that a server sees. */
export type BoundAction =
  | { readonly kind: 'push'; readonly event: string; readonly value: JsonObject }
  | { readonly kind: 'patch'; readonly href: string }
  | { readonly kind: 'navigate'; readonly href: string }

/** The element or the nearest one around it that has a binding. */
export function findBound(element: HtmlElement, attribute: string): HtmlElement | undefined {
  return closest(element, (candidate) => attributeOf(candidate, attribute) !== undefined)
}

/** What the binding of an element does, in order; commands that stay in the browser are left out. */
export function actionsOf(element: HtmlElement, attribute: string): readonly BoundAction[] {
  const text = attributeOf(element, attribute) ?? ''
  if (!text.startsWith('[')) return [{ kind: 'push', event: text, value: {} }]
  const decoded = decodeOps(text)
  return decoded.ok ? decoded.value.flatMap(actionOf) : []
}

function actionOf([name, args]: Op): readonly BoundAction[] {
  if (name === 'push') {
    const { event = '', value = {} } = args as PushOp
    return [{ kind: 'push', event, value }]
  }
  if (name === 'patch' || name === 'navigate') return [{ kind: name, href: (args as VisitOp).href }]
  return []
}

/** The values that an element adds to its events: `phx-value-*`, then its own value. */
export function valuesOfElement(element: HtmlElement, typed: string | undefined): JsonObject {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(element.attribs)) {
    if (name.startsWith('phx-value-')) values[name.slice('phx-value-'.length)] = value
  }
  const own = ownValue(element, typed)
  return own === undefined ? values : { ...values, value: own }
}

function ownValue(element: HtmlElement, typed: string | undefined): string | undefined {
  const { name } = element
  const type = attributeOf(element, 'type')
  if (type === 'checkbox' || type === 'radio') {
    return attributeOf(element, 'checked') === undefined
      ? undefined
      : (attributeOf(element, 'value') ?? 'on')
  }
  if (name === 'button') return attributeOf(element, 'value') ?? ''
  if (name === 'input' || name === 'textarea' || name === 'select') {
    return typed ?? attributeOf(element, 'value') ?? ''
  }
  return undefined
}
