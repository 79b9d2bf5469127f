/** White space between JSX tags, as TypeScript and Vite's own transform read it. */

import { decodeEntities } from './entities.ts'

const LINE_END = /\r\n|[\n\r\u2028\u2029]/
/** White space inside a line by TypeScript's count: no-break spaces and their like are part of it. */
const SPACE = '[\\t\\v\\f \\u0085\\u00a0\\u1680\\u2000-\\u200b\\u202f\\u205f\\u3000\\ufeff]'
const LEADING = new RegExp(`^${SPACE}+`)
const TRAILING = new RegExp(`${SPACE}+$`)

/**
 * Reads the text between two tags: lines are trimmed where they meet a line end, empty ones vanish, the others are
 * joined by one space, and then entities are decoded. Text within one line is kept whole.
 */
export function readJsxText(raw: string): string {
  const lines = raw.split(LINE_END)
  if (lines.length === 1) return decodeEntities(raw)
  const kept: string[] = []
  for (const [index, line] of lines.entries()) {
    const start = index === 0 ? line : line.replace(LEADING, '')
    const text = index === lines.length - 1 ? start : start.replace(TRAILING, '')
    if (text !== '') kept.push(decodeEntities(text))
  }
  return kept.join(' ')
}
