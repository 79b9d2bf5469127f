/** Where in a source file something stands, as people read it: file, line, column and the lines around it. */

/** A place in a source file. Lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
  /** The lines around it, with the place underlined. */
  readonly frame: string
}

const LINES_AROUND = 2
const WIDEST_LINE = 120

/** Finds the place of a range of the source. */
export function getPlace(source: string, file: string, start: number, end: number): Place {
  const lines = source.slice(0, start).split('\n')
  const line = lines.length
  const column = (lines.at(-1)?.length ?? 0) + 1
  return { file, line, column, frame: printFrame(source, line, column, end - start) }
}

/** `file:line:column`, which terminals and editors turn into a link. */
export function printPlace(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`
}

function printFrame(source: string, line: number, column: number, length: number): string {
  const lines = source.split('\n')
  const first = Math.max(1, line - LINES_AROUND)
  const last = Math.min(lines.length, line + LINES_AROUND)
  const width = String(last).length
  const cut = createCut(column)
  const printed: string[] = []
  for (let number = first; number <= last; number += 1) {
    const text = (lines[number - 1] ?? '').replace(/\r$/, '')
    const mark = number === line ? '>' : ' '
    printed.push(`${mark} ${String(number).padStart(width)} | ${cut(text)}`.trimEnd())
    if (number !== line) continue
    const marks = '^'.repeat(Math.max(1, Math.min(length, text.length - column + 1)))
    printed.push(`  ${' '.repeat(width)} | ${cut(indentLike(text, column - 1) + marks)}`)
  }
  return printed.join('\n')
}

/** Keeps tabs, so that the marks stand under the text however wide a tab is. */
function indentLike(text: string, length: number): string {
  return text.slice(0, length).replace(/[^\t]/g, ' ')
}

/** All lines are cut at the same columns, around the place. */
function createCut(column: number): (line: string) => string {
  const from = column > WIDEST_LINE / 2 ? column - WIDEST_LINE / 2 : 0
  return (line) => line.slice(from, from + WIDEST_LINE)
}
