/** What a developer needs to know of a failure in the application's code: in the console and on the page. */
import { existsSync, readFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { inspect } from '../core/index.ts'
import { parseStack } from '../http/internal.ts'

/** A place in the application's sources; line and column count from 1. */
export interface ProblemPlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A failure, without terminal colours and without frames of the framework or of Vite. */
export interface Problem {
  readonly message: string
  readonly place: ProblemPlace | undefined
  /** The lines around the place, which is marked. */
  readonly frame: string | undefined
  /** The application's own part of the stack. */
  readonly trace: readonly ProblemPlace[]
}

/** What plugins add to errors. Their columns count from 0. */
interface BuildError extends Error {
  readonly id?: string
  readonly frame?: string
  readonly loc?: { readonly file?: string; readonly line: number; readonly column: number }
}

const LINES_AROUND = 2
/** Rolldown and oxc print the place into the message, above an excerpt drawn with lines. */
const DRAWN = /\[([\w:-]+)\] (.+)\n\s*╭─\[ ?(.+?):(\d+):(\d+) ?\]/
/** How the parser of the server and the one of the build name a mistake in the syntax. */
const SYNTAX = new Set(['PARSE_ERROR', 'builtin:vite-transform'])

/** Reads what was thrown; `root` is the application's folder. */
export function problemOf(thrown: unknown, root: string): Problem {
  if (!(thrown instanceof Error)) {
    const message = typeof thrown === 'string' ? thrown : inspect(thrown)
    return { message, place: undefined, frame: undefined, trace: [] }
  }
  const error = firstOf(thrown)
  const text = stripVTControlCharacters(error.message)
  const drawn = DRAWN.exec(text)
  const places = parseStack(error.stack).filter(({ file }) => isOwn(file, root))
  const place = placeOf(error) ?? drawnPlace(drawn, root) ?? places[0]
  const frame = error.frame === undefined ? undefined : stripVTControlCharacters(error.frame)
  return {
    message: drawn ? drawnMessage(drawn) : named(error, text),
    place,
    frame: frame ?? (place && readFrame(place)),
    trace: places,
  }
}

/** `src/app.ts:3:1`, which terminals and editors turn into a link. */
export function printPlace({ file, line, column }: ProblemPlace, root: string): string {
  return `${isOwn(file, root) ? relative(root, file) : file}:${line}:${column}`
}

/** For the console: what was wrong, where, and the lines there. */
export function printProblem(problem: Problem, root: string): string {
  const { message, place, frame } = problem
  const lines = [message]
  if (place && !message.includes(`:${place.line}:`))
    lines.push(`  at        ${printPlace(place, root)}`)
  if (frame && !message.includes(frame)) lines.push(frame)
  return lines.join('\n')
}

/** A build collects errors; the others mostly follow from the first. */
function firstOf(error: Error): BuildError {
  const [first]: unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  return first instanceof Error ? first : error
}

/** Errors of the framework carry their code in the message; of any other the class matters too. */
function named(error: Error, text: string): string {
  const isPlain = error.name === 'Error' || /^[A-Z]+_[A-Z_]+ {2}/.test(text)
  return isPlain ? text : `${error.name}: ${text}`
}

function isOwn(file: string, root: string): boolean {
  return file.startsWith(root + sep) && !file.includes(`${sep}node_modules${sep}`)
}

function placeOf({ loc, id }: BuildError): ProblemPlace | undefined {
  const file = loc?.file ?? id
  return loc && file !== undefined ? { file, line: loc.line, column: loc.column + 1 } : undefined
}

function drawnMessage([, kind = '', text = '']: RegExpExecArray): string {
  return SYNTAX.has(kind) ? `SyntaxError: ${text}` : text
}

/** Relative to the root or to the working directory: it depends on who printed it. */
function drawnPlace(drawn: RegExpExecArray | null, root: string): ProblemPlace | undefined {
  if (!drawn) return undefined
  const [, , , name = '', line, column] = drawn
  const below = resolve(root, name)
  const file = existsSync(below) ? below : resolve(name)
  return { file, line: Number(line), column: Number(column) }
}

function readFrame({ file, line, column }: ProblemPlace): string | undefined {
  let lines: string[]
  try {
    lines = readFileSync(file, 'utf8').split('\n')
  } catch {
    return undefined
  }
  if (line > lines.length) return undefined
  const first = Math.max(1, line - LINES_AROUND)
  const last = Math.min(lines.length, line + LINES_AROUND)
  const width = String(last).length
  const printed: string[] = []
  for (let number = first; number <= last; number += 1) {
    const text = lines[number - 1] ?? ''
    const mark = number === line ? '>' : ' '
    printed.push(`${mark} ${String(number).padStart(width)} | ${text}`.trimEnd())
    if (number !== line) continue
    const indent = text.slice(0, Math.max(0, column - 1)).replace(/[^\t]/g, ' ')
    printed.push(`  ${' '.repeat(width)} | ${indent}^`)
  }
  return printed.join('\n')
}
