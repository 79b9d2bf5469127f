/**
 * Escaping of text and of quoted attribute values. Which of them a place needs is decided in `slot.ts`; URLs, styles and
 * names have rules of their own on top (`url.ts`, `style.ts`, `attribute-name.ts`).
 */

const AMPERSAND = 38
const QUOTE = 34
const APOSTROPHE = 39
const LESS = 60
const GREATER = 62

/**
 * Escapes text that stands between tags.
 *
 * @example
 * escapeText('a < b & "c"') // => 'a &lt; b &amp; "c"'
 */
export function escapeText(text: string): string {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === AMPERSAND || code === LESS || code === GREATER) return escapeFrom(text, index, 0)
  }
  return text
}

/**
 * Escapes text that stands between double quotes in a tag.
 *
 * @example
 * escapeAttribute('"a" & <b>') // => '&quot;a&quot; &amp; &lt;b&gt;'
 */
export function escapeAttribute(text: string): string {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === AMPERSAND || code === LESS || code === GREATER || code === QUOTE) {
      return escapeFrom(text, index, QUOTE)
    }
  }
  return text
}

/**
 * Puts a value into the quotes that cost the fewest bytes: JSON is full of double quotes, so it stands in single ones.
 *
 * @example
 * quoteAttribute('inc') // => '"inc"'
 * quoteAttribute(`["it's"]`) // => `'["it&#39;s"]'`
 */
export function quoteAttribute(text: string): string {
  if (!text.includes('"')) return `"${escapeAttribute(text)}"`
  return `'${escapeFrom(text, 0, APOSTROPHE)}'`
}

function escapeFrom(text: string, first: number, quote: number): string {
  let escaped = ''
  let start = 0
  for (let index = first; index < text.length; index++) {
    const code = text.charCodeAt(index)
    let entity: string
    if (code === AMPERSAND) entity = '&amp;'
    else if (code === LESS) entity = '&lt;'
    else if (code === GREATER) entity = '&gt;'
    else if (code === quote) entity = quote === QUOTE ? '&quot;' : '&#39;'
    else continue
    escaped += text.slice(start, index) + entity
    start = index + 1
  }
  return escaped + text.slice(start)
}
