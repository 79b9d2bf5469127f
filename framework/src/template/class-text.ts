/** The value of `class`: strings, lists of them at any depth, and objects whose true keys count. */

/** What the `class` prop takes. */
export type ClassValue =
  | string
  | false
  | null
  | undefined
  | readonly ClassValue[]
  | { readonly [name: string]: unknown }

/**
 * Joins the names of a class value.
 *
 * @example
 * classText(['card', false, ['wide', { open: true, empty: 0 }]]) // => 'card wide open'
 * classText(null) // => ''
 */
export function classText(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || typeof value !== 'object')
    return typeof value === 'number' ? `${value}` : ''
  let text = ''
  if (Array.isArray(value)) {
    for (const part of value) {
      const names = classText(part)
      if (names !== '') text += text === '' ? names : ` ${names}`
    }
    return text
  }
  for (const name of Object.keys(value)) {
    if ((value as Record<string, unknown>)[name]) text += text === '' ? name : ` ${name}`
  }
  return text
}
