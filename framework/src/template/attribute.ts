/**
 * From the value in an attribute's slot to its HTML. In two steps: `encodeSlot` makes text of what is a new object at
 * each render (lists of classes, styles, commands, spread props), so that the print can compare it; `attributeHtml`
 * checks and escapes.
 */

import { attributeName, findPropWithoutId, isAttributeName } from './attribute-name.ts'
import { findUrlUse, isGuardedValueSafe } from './attribute-rule.ts'
import { hasChecks } from './checks.ts'
import { classText } from './class-text.ts'
import { Command, encodeCommand } from './command.ts'
import { templateErrors } from './errors.ts'
import { escapeAttribute, quoteAttribute } from './escape.ts'
import { createAttributeSlot, KIND, type Slot } from './slot.ts'
import { SrcSet } from './src-set.ts'
import { styleText } from './style.ts'
import { Trusted } from './trusted.ts'
import { BLOCKED_URL, describeUrls, isSafeUrl } from './url.ts'

const BLOCKED = 'blocked'

/** The value of an encoded slot as text; `undefined` when the attribute is not there. Text stays as it is. */
export function encodeSlot(slot: Slot, value: unknown): string | undefined {
  switch (slot.kind) {
    case KIND.class:
      return classText(value)
    case KIND.style:
      return styleText(value)
    case KIND.command:
      return isAbsent(value) ? undefined : commandText(slot, value)
    case KIND.srcset:
      return isAbsent(value)
        ? undefined
        : brandedText(slot, value, SrcSet, 'srcSet([{ url, width }, …])')
    case KIND.srcdoc:
      return isAbsent(value) ? undefined : brandedText(slot, value, Trusted, 'trusted(html)')
    case KIND.values:
      return valuesHtml(slot, value)
    case KIND.link:
      return linkHtml(slot.name, value, undefined)
    default:
      return spreadHtml(slot.element, value)
  }
}

/** The HTML of an attribute, with the space before it; empty when it is not there. Encoded slots hold text by now. */
export function attributeHtml(slot: Slot, value: unknown): string {
  const { kind, open } = slot
  if (kind >= KIND.encoded) return value === undefined ? '' : encodedHtml(slot, value as string)
  if (typeof value === 'string' && kind === KIND.plain) return `${open + escapeAttribute(value)}"`
  if (typeof value === 'number' && kind === KIND.plain) return `${open + value}"`
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return booleanHtml(slot, value)
  return `${open + escapeAttribute(checkedText(slot, value))}"`
}

function encodedHtml(slot: Slot, text: string): string {
  if (slot.kind >= KIND.whole) return text
  if (slot.kind === KIND.command) return ` ${slot.name}=${text}`
  return `${slot.open + escapeAttribute(text)}"`
}

function booleanHtml(slot: Slot, value: boolean): string {
  if (slot.kind === KIND.words) return `${slot.open + value}"`
  return value ? ` ${slot.name}` : ''
}

function isAbsent(value: unknown): value is null | undefined | false {
  return value === null || value === undefined || value === false
}

function checkedText(slot: Slot, value: unknown): string {
  const text = plainText(slot, value)
  const { element, name: attribute } = slot
  if (slot.kind === KIND.url) return safeUrl(slot, text)
  if (slot.kind === KIND.urls) {
    return text
      .trim()
      .split(/\s+/)
      .map((url) => safeUrl(slot, url))
      .join(' ')
  }
  if (slot.kind === KIND.guarded && !isGuardedValueSafe(element, text)) {
    if (!hasChecks()) return BLOCKED
    const expected =
      element === 'meta'
        ? 'no instruction to the browser'
        : 'an attribute that cannot hold a script'
    throw templateErrors.TEMPLATE_UNSAFE_ATTRIBUTE({ element, attribute, value, expected })
  }
  return text
}

function plainText(slot: Slot, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint') return `${value}`
  throw templateErrors.TEMPLATE_BAD_ATTRIBUTE({
    element: slot.element,
    attribute: slot.name,
    value,
    expected: 'a string, a number, a boolean, null or undefined',
  })
}

function safeUrl(slot: Slot, url: string): string {
  const use = findUrlUse(slot.element, slot.name.toLowerCase()) ?? 'submit'
  if (isSafeUrl(url, use)) return url
  if (!hasChecks()) return BLOCKED_URL
  throw templateErrors.TEMPLATE_UNSAFE_URL({
    element: slot.element,
    attribute: slot.name,
    value: url,
    expected: describeUrls(use),
  })
}

/** A command's attribute value with its quotes: the same text for the same command. */
function commandText(slot: Slot, value: unknown): string | undefined {
  if (value instanceof Command) {
    value.quoted ??= value.ops.length === 0 ? '' : quoteAttribute(encodeCommand(value))
    return value.quoted === '' ? undefined : value.quoted
  }
  if (slot.name === 'phx-auto-recover' && value === 'ignore') return '"ignore"'
  throw templateErrors.TEMPLATE_NOT_A_COMMAND({
    element: slot.element,
    attribute: slot.name,
    value,
  })
}

function brandedText(
  slot: Slot,
  value: unknown,
  brand: typeof SrcSet | typeof Trusted,
  expected: string,
): string {
  if (value instanceof brand) return value.toString()
  throw templateErrors.TEMPLATE_BAD_ATTRIBUTE({
    element: slot.element,
    attribute: slot.name,
    value,
    expected,
  })
}

function valuesHtml(slot: Slot, value: unknown): string {
  if (isAbsent(value)) return ''
  let html = ''
  for (const [name, content] of Object.entries(value as object)) {
    if (!isAttributeName(name)) {
      refuseName(slot.element, name)
      continue
    }
    if (isAbsent(content)) continue
    const text = content === true ? 'true' : plainText(slot, content)
    html += ` phx-value-${name}="${escapeAttribute(text)}"`
  }
  return html
}

/** The three attributes of a link that the client follows without loading the page. */
function linkHtml(kind: string, to: unknown, replace: unknown): string {
  if (isAbsent(to)) return ''
  const href = attributeHtml(createAttributeSlot('a', 'href'), to)
  const state = replace === true ? 'replace' : 'push'
  return `${href} data-phx-link="${kind === 'patch' ? 'patch' : 'redirect'}" data-phx-link-state="${state}"`
}

/** Props that no attribute comes from, and in links of the framework those that others speak for. */
const NO_ATTRIBUTE = new Set(['children', 'key'])
const NO_LINK_ATTRIBUTE = new Set(['children', 'key', 'href', 'replace'])

/** The attributes of an object of props, in its order. */
export function spreadHtml(element: string, value: unknown): string {
  if (isAbsent(value)) return ''
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw templateErrors.TEMPLATE_BAD_SPREAD({ element, value })
  }
  const props = value as Readonly<Record<string, unknown>>
  if (hasChecks()) assertId(element, Object.keys(props))
  if (element === 'a' && !(isAbsent(props.patch) && isAbsent(props.navigate)))
    return linkPropsHtml(props)
  let html = ''
  for (const prop of Object.keys(props)) {
    if (!NO_ATTRIBUTE.has(prop)) html += propHtml(element, prop, props[prop])
  }
  return html
}

function linkPropsHtml(props: Readonly<Record<string, unknown>>): string {
  let html = ''
  for (const prop of Object.keys(props)) {
    const isLink = prop === 'patch' || prop === 'navigate'
    if (isLink) html += linkHtml(prop, props[prop], props.replace)
    else if (!NO_LINK_ATTRIBUTE.has(prop)) html += propHtml('a', prop, props[prop])
  }
  return html
}

function propHtml(element: string, prop: string, value: unknown): string {
  const name = attributeName(element, prop)
  if (!isAttributeName(name)) {
    refuseName(element, prop)
    return ''
  }
  const slot = createAttributeSlot(element, name)
  return attributeHtml(slot, slot.kind >= KIND.encoded ? encodeSlot(slot, value) : value)
}

/** Asserts that an element whose props the client acts on has an id. */
export function assertId(element: string, props: readonly string[]): void {
  const prop = findPropWithoutId(element, props)
  if (prop !== undefined) throw templateErrors.TEMPLATE_NO_ID({ element, prop })
}

function refuseName(element: string, name: string): void {
  if (hasChecks()) throw templateErrors.TEMPLATE_BAD_NAME({ element, name })
}
