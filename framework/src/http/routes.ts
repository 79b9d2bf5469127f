/**
 * Paths as functions: one table names every path of an application, and building one is checked.
 * Which handler answers a path is the router's business (router.ts).
 */
import { httpErrors } from './errors.ts'

type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

/** What may stand behind the `?` of a path; `undefined` leaves the key out. */
export type Query = Readonly<Record<string, string | number | undefined>>

/** The params that a pattern such as `/rooms/:room` names. */
export type RouteParams<P extends string> = {
  readonly [K in ParamNames<P>]: string | number
}

/** A path of the application: call it to build a URL's path. */
export interface Route<P extends string = string> {
  /** The path as it was written, such as `/rooms/:room`. */
  readonly pattern: P
  (
    ...args: [ParamNames<P>] extends [never]
      ? [query?: Query]
      : [params: RouteParams<P>, query?: Query]
  ): string
}

/** What the names of a table's routes are bound to. */
export type Routes<Table extends Readonly<Record<string, string>>> = {
  readonly [K in keyof Table]: Route<Table[K]>
}

/**
 * Makes a builder for each path of a table, with typed params.
 *
 * A param is percent-encoded as one segment, so that it can never add a `/` or a `?` of its own.
 *
 * @throws {AnkaError} `HTTP_BAD_PATTERN` when a pattern cannot be routed; `HTTP_MISSING_PARAM` when
 * a path is built without one of its params.
 *
 * @example
 * const to = routes({ home: '/', room: '/rooms/:room' })
 * to.room({ room: 7 }) // => '/rooms/7'
 * to.room({ room: 'a/b' }, { at: 3 }) // => '/rooms/a%2Fb?at=3'
 * to.home({ page: 2 }) // => '/?page=2'
 * to.room({ room: '' }) // throws HTTP_MISSING_PARAM
 */
export function routes<const Table extends Readonly<Record<string, string>>>(
  table: Table,
): Routes<Table> {
  const built: Record<string, Route> = {}
  for (const [name, pattern] of Object.entries(table)) built[name] = createRoute(pattern)
  return built as Routes<Table>
}

type Values = Readonly<Record<string, unknown>> | undefined

function createRoute(pattern: string): Route {
  const parts = parsePattern(pattern)
  const names = parts.filter((part) => part.param !== undefined).map((part) => String(part.param))
  const build = (...args: readonly Values[]): string => {
    if (names.length === 0) return pattern + toQueryString(args[0])
    return fillPattern(pattern, parts, args[0] ?? {}) + toQueryString(args[1])
  }
  return Object.assign(build as (...args: never[]) => string, { pattern }) as Route
}

/** A run of fixed text, and the name of the param that follows it. */
export interface PatternPart {
  readonly text: string
  readonly param: string | undefined
}

const SEGMENT = /^([\w\-.~!$&'+,;=@]*)(?::([A-Za-z_]\w*))?$/

/**
 * Splits a pattern into its parts, and refuses what the router could not serve.
 *
 * Only the trailing part of a segment may be dynamic: `/v:version` is fine, `/:id.json` is not.
 */
export function parsePattern(pattern: string): readonly PatternPart[] {
  if (!pattern.startsWith('/')) fail(pattern, 'it does not start with "/"')
  if (pattern.length > 1 && pattern.endsWith('/')) fail(pattern, 'it ends with "/"')
  const parts: PatternPart[] = []
  const seen = new Set<string>()
  let text = ''
  for (const segment of pattern.slice(1).split('/')) {
    const match = SEGMENT.exec(segment)
    if (!match) fail(pattern, `"${segment}" is not fixed text with one ":param" at its end`)
    if (segment === '' && pattern !== '/') fail(pattern, 'it has an empty segment')
    const param = match[2]
    text += `/${match[1] ?? ''}`
    if (param === undefined) continue
    if (seen.has(param)) fail(pattern, `it names "${param}" twice`)
    seen.add(param)
    parts.push({ text, param })
    text = ''
  }
  if (text !== '') parts.push({ text, param: undefined })
  return parts
}

function fail(pattern: string, because: string): never {
  throw httpErrors.HTTP_BAD_PATTERN({ pattern, because })
}

function fillPattern(pattern: string, parts: readonly PatternPart[], values: Values): string {
  let path = ''
  for (const { text, param } of parts) {
    path += text
    if (param === undefined) continue
    const value = values?.[param]
    if (value === undefined || value === null || value === '') {
      const names = parts.flatMap((part) => (part.param === undefined ? [] : [part.param]))
      throw httpErrors.HTTP_MISSING_PARAM({ pattern, param, names, got: values })
    }
    // Every URL parser walks up on these, encoded or not, so no path can carry them.
    if (value === '.' || value === '..') throw httpErrors.HTTP_BAD_PARAM({ pattern, param, value })
    path += encodeText(String(value))
  }
  return path
}

function toQueryString(query: Values): string {
  if (query === undefined) return ''
  let text = ''
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue
    text += `${text === '' ? '?' : '&'}${encodeText(key)}=${encodeText(String(value))}`
  }
  return text
}

/** Percent-encodes a text; half a surrogate pair, which no URL can carry, becomes U+FFFD. */
export function encodeText(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
}
