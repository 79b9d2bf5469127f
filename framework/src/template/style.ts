/** The value of `style`: an object of CSS properties. A value can never reach into the next property. */

import { hasChecks } from './checks.ts'
import { templateErrors } from './errors.ts'

const settings = { allowed: true }

/**
 * Whether views may have `style` attributes, for the whole node: a content security policy without
 * them would have the browser drop what the server rendered.
 *
 * @returns Puts the setting back.
 *
 * @example
 * const restore = allowStyles(false)
 * styleText({ color: 'red' }) // throws TEMPLATE_STYLE_FORBIDDEN
 * restore() // => undefined
 */
export function allowStyles(allowed: boolean): () => void {
  const before = settings.allowed
  settings.allowed = allowed
  return () => {
    settings.allowed = before
  }
}

const PROPERTY = /^(?:--[\w-]+|-?[a-zA-Z][a-zA-Z-]*)$/
const PLAIN = /^[-\w\s#%.,+!]*$/
const SCRIPTING = /expression\s*\(|javascript:|vbscript:|-moz-binding|behavior\s*:/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
const BREAKING = /[\\<>{}\u0000-\u001f\u007f]|\/\*/

/** Properties whose bare numbers are no lengths. */
const UNITLESS = new Set(
  (
    'animationIterationCount aspectRatio borderImageOutset borderImageSlice borderImageWidth columnCount columns ' +
    'fillOpacity flex flexGrow flexShrink floodOpacity fontWeight gridArea gridColumn gridColumnEnd gridColumnStart ' +
    'gridRow gridRowEnd gridRowStart lineClamp lineHeight opacity order orphans scale stopOpacity strokeDasharray ' +
    'strokeDashoffset strokeMiterlimit strokeOpacity strokeWidth tabSize widows zIndex zoom'
  ).split(' '),
)

/**
 * Makes the text of a style attribute.
 *
 * Numbers become pixels where the property wants a length. A value that could end its property is an error in
 * development and left out in production.
 *
 * @throws {AnkaError} `TEMPLATE_BAD_ATTRIBUTE` when it is no object; in development `TEMPLATE_UNSAFE_STYLE`, and
 * `TEMPLATE_STYLE_FORBIDDEN` where the policy forbids styles.
 *
 * @example
 * styleText({ color: 'red', marginTop: 4, '--gap': '1rem', display: null }) // => 'color:red;margin-top:4px;--gap:1rem'
 * styleText({ color: 'red;position:fixed' }) // throws TEMPLATE_UNSAFE_STYLE
 */
export function styleText(value: unknown): string {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw templateErrors.TEMPLATE_BAD_ATTRIBUTE({
      element: '…',
      attribute: 'style',
      value,
      expected: 'an object such as { color: "red", marginTop: 4 }',
    })
  }
  if (!settings.allowed) {
    if (hasChecks()) throw templateErrors.TEMPLATE_STYLE_FORBIDDEN({ value })
    return ''
  }
  let text = ''
  for (const property of Object.keys(value)) {
    const declared = (value as Record<string, unknown>)[property]
    const css = propertyValue(property, declared)
    if (css !== undefined) text += `${text === '' ? '' : ';'}${propertyName(property)}:${css}`
  }
  return text
}

function propertyValue(property: string, value: unknown): string | undefined {
  if (value === null || value === undefined || typeof value === 'boolean' || value === '')
    return undefined
  if (typeof value === 'number') {
    const isLength = value !== 0 && !property.startsWith('--') && !UNITLESS.has(property)
    if (PROPERTY.test(property)) return isLength ? `${value}px` : `${value}`
  } else if (typeof value === 'string' && PROPERTY.test(property) && isSafeValue(value)) {
    return value
  }
  if (hasChecks()) throw templateErrors.TEMPLATE_UNSAFE_STYLE({ property, value })
  return undefined
}

function isSafeValue(value: string): boolean {
  if (PLAIN.test(value)) return true
  return !BREAKING.test(value) && !SCRIPTING.test(value) && isClosed(value)
}

const QUOTED = /"[^"]*"|'[^']*'/g
/** In a URL without quotes a quote opens no string: it spoils the URL up to its bracket, and then CSS goes on. */
const QUOTE_IN_URL = /url\( *[^ "')][^)]*["']/i
const OPENED_BY: Readonly<Record<string, string>> = { ')': '(', ']': '[' }

/** Whether quotes and brackets are closed, in their order, and no `;` stands outside of them. */
function isClosed(value: string): boolean {
  if (QUOTE_IN_URL.test(value)) return false
  const open: string[] = []
  for (const character of value.replace(QUOTED, '')) {
    if (character === '(' || character === '[') open.push(character)
    else if (character in OPENED_BY) {
      if (open.pop() !== OPENED_BY[character]) return false
    } else if (/["']/.test(character) || (character === ';' && open.length === 0)) return false
  }
  return open.length === 0
}

function propertyName(property: string): string {
  if (property.startsWith('--')) return property
  const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return /^(?:webkit|moz|ms)-/.test(name) ? `-${name}` : name
}
