/** The lines of the application around the place where something went wrong. */
import { readFile } from 'node:fs/promises'
import { sep } from 'node:path'
import type { SourcePlace } from './call-site.ts'

const LINES_AROUND = 6

/** Some lines of a file; `hit` is the number of the one that matters. */
export interface SourceExcerpt {
  readonly file: string
  readonly hit: number
  readonly lines: readonly { readonly number: number; readonly text: string }[]
}

/** The innermost place in the application's own code: under its root, in no package. */
export function findAppPlace(
  places: readonly SourcePlace[],
  root: string,
): SourcePlace | undefined {
  const inside = root.endsWith(sep) ? root : root + sep
  return places.find(
    ({ file }) => file.startsWith(inside) && !file.includes(`${sep}node_modules${sep}`),
  )
}

/** `undefined` when the file cannot be read, as with code that was never a file. */
export async function readExcerpt(place: SourcePlace): Promise<SourceExcerpt | undefined> {
  let text: string
  try {
    text = await readFile(place.file, 'utf8')
  } catch {
    return undefined
  }
  const all = text.split('\n')
  if (place.line > all.length) return undefined
  const first = Math.max(1, place.line - LINES_AROUND)
  const lines = all
    .slice(first - 1, place.line + LINES_AROUND)
    .map((line, index) => ({ number: first + index, text: line }))
  return { file: place.file, hit: place.line, lines }
}
