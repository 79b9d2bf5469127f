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
  if (value === null || typeof value !== 'object') return ''
  return Array.isArray(value) ? joinNames(value.map(classText)) : joinNames(trueNames(value))
}

function trueNames(value: object): readonly string[] {
  const flags = value as Readonly<Record<string, unknown>>
  return Object.keys(flags).filter((name) => flags[name])
}

function joinNames(names: readonly string[]): string {
  let text = ''
  for (const name of names) if (name !== '') text += text === '' ? name : ` ${name}`
  return text
}
