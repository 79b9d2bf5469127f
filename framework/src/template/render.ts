/** Making `Rendered` values, and their HTML as a string: what the first page, mails and layouts are made of. */

import { attributeHtml, encodeSlot } from './attribute.ts'
import { hasChecks } from './checks.ts'
import { templateErrors } from './errors.ts'
import { escapeText } from './escape.ts'
import { allRows, assertRows } from './keys.ts'
import { type Child, callRow, type Key, List, Rendered } from './rendered.ts'
import { KIND } from './slot.ts'
import type { Template } from './template.ts'
import { Trusted } from './trusted.ts'

/**
 * Fills a template; compiled code calls it at each render.
 *
 * @param slots One value a slot. The array is the framework's from then on.
 * @param key Which row of a list it is.
 *
 * @example
 * import { template } from 'anka/jsx-runtime'
 * renderToString(rendered(template(['<p>', '</p>'], [0]), ['a < b'])) // => '<p>a &lt; b</p>'
 */
export function rendered(template: Template, slots: readonly unknown[], key?: Key): Rendered {
  if (template.encodes) encodeSlots(template, slots as unknown[])
  return new Rendered(template, slots, key)
}

function encodeSlots(template: Template, values: unknown[]): void {
  const { slots } = template
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index]
    if (slot !== undefined && slot.kind >= KIND.encoded)
      values[index] = encodeSlot(slot, values[index])
  }
}

/**
 * The HTML of what can be shown.
 *
 * @throws {AnkaError} `TEMPLATE_BAD_CHILD` when there is something in it that cannot be shown.
 *
 * @example
 * renderToString(['a < b', 1, null]) // => 'a &lt; b1'
 * renderToString((() => 'x') as never) // throws TEMPLATE_BAD_CHILD
 */
export function renderToString(child: Child): string {
  return childHtml(child)
}

function nodeHtml(node: Rendered): string {
  const { template, slots: values } = node
  const { statics, slots } = template
  let html = statics[0] as string
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index]
    const value = values[index]
    if (slot === undefined) break
    html += slot.kind === KIND.text ? childHtml(value) : attributeHtml(slot, value)
    html += statics[index + 1]
  }
  return html
}

function childHtml(child: unknown): string {
  if (typeof child === 'string') return escapeText(child)
  if (typeof child === 'number') return `${child}`
  if (child instanceof Rendered) return nodeHtml(child)
  if (child instanceof List) return listHtml(child)
  if (!Array.isArray(child)) return leafHtml(child)
  if (hasChecks()) assertRows(child)
  let html = ''
  for (const part of child) html += childHtml(part)
  return html
}

function listHtml(list: List): string {
  if (hasChecks()) return childHtml(allRows(list))
  let html = ''
  for (let index = 0; index < list.items.length; index++) html += childHtml(callRow(list, index))
  return html
}

/** The HTML of a child that is no element and no list. */
export function leafHtml(child: unknown): string {
  switch (typeof child) {
    case 'string':
      return escapeText(child)
    case 'number':
    case 'bigint':
      return `${child}`
    case 'boolean':
    case 'undefined':
      return ''
    default:
      if (child === null) return ''
      if (child instanceof Trusted) return child.html
      throw templateErrors.TEMPLATE_BAD_CHILD({ child, what: describe(child) })
  }
}

function describe(child: unknown): string {
  if (typeof child === 'function') return 'a function'
  if (typeof child !== 'object' || child === null) return `a ${typeof child}`
  return 'then' in child && typeof child.then === 'function' ? 'a promise' : 'an object'
}
