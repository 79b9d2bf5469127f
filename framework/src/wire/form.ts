import { err, ok, type Result } from '../core/index.ts'

/** A value of a decoded form. */
export type FormValue = string | FormParams | readonly FormValue[]

/** The decoded values of a form, by name. */
export interface FormParams {
  readonly [name: string]: FormValue
}

/** Why a text is not a form. */
export type FormProblem = 'too large' | 'too many keys' | 'too deep' | 'bad encoding'

/** What a form may not exceed. */
export interface FormLimits {
  /** Longest text in characters (default: 1 MiB). */
  readonly maxLength: number
  /** Most pairs (default: 1,000). */
  readonly maxKeys: number
  /** Most brackets of a name, and one (default: 16). */
  readonly maxDepth: number
}

const DEFAULT_LIMITS: FormLimits = { maxLength: 1_048_576, maxKeys: 1_000, maxDepth: 16 }

/**
 * Decodes a form or a query string into nested values.
 *
 * `a[b]=1` is a value inside `a`, `a[]=1` an item of the list `a`. A name that comes twice keeps its last value; where
 * names disagree about what `a` is, the last one holds. A name with `__proto__` in it is dropped.
 *
 * @param text Untrusted, without a leading `?`.
 *
 * @example
 * decodeForm('user%5Bname%5D=Ada+L&tags%5B%5D=a&tags%5B%5D=b') // => { ok: true, value: { user: { name: 'Ada L' }, tags: ['a', 'b'] } }
 * decodeForm('a=%') // => { ok: false, error: 'bad encoding' }
 * decodeForm('a=1&b=2', { maxLength: 100, maxKeys: 1, maxDepth: 16 }) // => { ok: false, error: 'too many keys' }
 */
export function decodeForm(
  text: string,
  limits: FormLimits = DEFAULT_LIMITS,
): Result<FormParams, FormProblem> {
  if (text.length > limits.maxLength) return err('too large')
  const pairs = text.split('&', limits.maxKeys + 1)
  if (pairs.length > limits.maxKeys) return err('too many keys')
  const params: MutableParams = {}
  for (const pair of pairs) {
    const problem = pair === '' ? undefined : putPair(params, pair, limits.maxDepth)
    if (problem !== undefined) return err(problem)
  }
  return ok(params)
}

/**
 * Encodes nested values as a form: what {@link decodeForm} decodes to the same values.
 *
 * Empty lists and objects leave no trace.
 *
 * @example
 * encodeForm({ user: { name: 'Ada L' }, tags: ['a', 'b'] }) // => 'user%5Bname%5D=Ada+L&tags%5B%5D=a&tags%5B%5D=b'
 */
export function encodeForm(params: FormParams): string {
  const pairs = new URLSearchParams()
  for (const name of Object.keys(params)) appendValue(pairs, name, params[name] as FormValue)
  return pairs.toString()
}

/**
 * Splits the name of a form field into the path of its value; `''` at the end of a path is a list.
 *
 * @example
 * splitFieldName('user[tags][]') // => ['user', 'tags', '']
 * splitFieldName('odd]name') // => ['odd]name']
 */
export function splitFieldName(name: string): readonly string[] {
  const open = name.indexOf('[')
  if (open <= 0 || !name.endsWith(']')) return [name]
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')]
}

type MutableValue = string | MutableParams | MutableValue[]
interface MutableParams {
  [name: string]: MutableValue
}

function putPair(
  params: MutableParams,
  pair: string,
  maxDepth: number,
): 'bad encoding' | 'too deep' | undefined {
  const equals = pair.indexOf('=')
  const name = decodePart(equals === -1 ? pair : pair.slice(0, equals))
  const value = decodePart(equals === -1 ? '' : pair.slice(equals + 1))
  if (name === undefined || value === undefined) return 'bad encoding'
  const path = splitFieldName(name)
  if (path.length > maxDepth) return 'too deep'
  if (!path.includes('__proto__')) putValue(params, path, value)
  return undefined
}

function decodePart(text: string): string | undefined {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    return undefined
  }
}

function putValue(params: MutableParams, path: readonly string[], value: string): void {
  let into: MutableParams | MutableValue[] = params
  for (let index = 0; index < path.length - 1; index++) {
    into = openContainer(into, path[index] ?? '', path[index + 1] === '')
  }
  assign(into, path[path.length - 1] ?? '', value)
}

/** The list or the object under a name, made new when there is none of that kind. */
function openContainer(
  into: MutableParams | MutableValue[],
  name: string,
  isList: boolean,
): MutableParams | MutableValue[] {
  const present = Array.isArray(into) || !Object.hasOwn(into, name) ? undefined : into[name]
  const fits = typeof present === 'object' && Array.isArray(present) === isList
  if (fits) return present
  const container: MutableParams | MutableValue[] = isList ? [] : {}
  assign(into, name, container)
  return container
}

function assign(into: MutableParams | MutableValue[], name: string, value: MutableValue): void {
  if (Array.isArray(into)) into.push(value)
  else into[name] = value
}

function appendValue(pairs: URLSearchParams, name: string, value: FormValue): void {
  if (typeof value === 'string') {
    pairs.append(name, value)
  } else if (Array.isArray(value)) {
    for (const item of value as readonly FormValue[]) appendValue(pairs, `${name}[]`, item)
  } else {
    const params = value as FormParams
    for (const key of Object.keys(params)) {
      appendValue(pairs, `${name}[${key}]`, params[key] as FormValue)
    }
  }
}
