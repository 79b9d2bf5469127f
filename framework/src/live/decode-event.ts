/** Reads the payload of an `event` message, which anybody may have written. */
import { err, ok, type Result } from '../core/index.ts'
import { decodeForm, type FormParams } from '../wire/index.ts'
import { pathKey, type TypedForm } from './form-state.ts'

/** An event as its handler sees it: what the framework's clients add is taken out. */
export interface DecodedEvent {
  readonly event: string
  readonly params: unknown
  /** For an event that comes from a form. */
  readonly form: TypedForm | undefined
}

/** Why a payload is no event. */
export type EventProblem =
  | 'not an object'
  | 'no event name'
  | 'a form that is not text'
  | 'a form that cannot be decoded'

type Fields = Readonly<Record<string, unknown>>

const NO_PARAMS: Fields = Object.freeze({})
const UNUSED_PREFIX = '_unused_'

/** Whether a value is an object with keys of its own, and no list. */
export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Decodes an `event` message. */
export function decodeEvent(payload: unknown): Result<DecodedEvent, EventProblem> {
  if (!isRecord(payload) || payload instanceof Uint8Array) return err('not an object')
  const { event, type, value, meta } = payload
  if (typeof event !== 'string' || event === '') return err('no event name')
  if (type === 'form') return decodeFormEvent(event, value, meta)
  return ok({ event, params: plainParams(type, value), form: undefined })
}

/** A button has an empty value of its own, which says nothing. */
function plainParams(type: unknown, value: unknown): unknown {
  if (value === undefined || value === null) return NO_PARAMS
  if (type !== 'click' || !isRecord(value) || value.value !== '') return value
  const { value: _buttonValue, ...params } = value
  return params
}

function decodeFormEvent(
  event: string,
  value: unknown,
  meta: unknown,
): Result<DecodedEvent, EventProblem> {
  if (typeof value !== 'string') return err('a form that is not text')
  const decoded = decodeForm(value)
  if (!decoded.ok) return err('a form that cannot be decoded')
  const unused = new Set<string>()
  const values = takeUnused(decoded.value, [], unused)
  const params = isRecord(meta) ? { ...values, ...withoutTarget(meta) } : values
  return ok({ event, params, form: { values, unused } })
}

function withoutTarget(meta: Fields): Fields {
  const { _target, ...rest } = meta
  return rest
}

/** The values without the marks of unused inputs, which are collected by the path of the input that they mark. */
function takeUnused(params: FormParams, path: readonly string[], unused: Set<string>): FormParams {
  const left: Record<string, FormParams[string]> = {}
  for (const key of Object.keys(params)) {
    const value = params[key]
    if (value === undefined) continue
    if (key.startsWith(UNUSED_PREFIX)) {
      unused.add(pathKey([...path, key.slice(UNUSED_PREFIX.length)]))
    } else if (typeof value === 'object' && !Array.isArray(value)) {
      left[key] = takeUnused(value as FormParams, [...path, key], unused)
    } else {
      left[key] = value
    }
  }
  return left
}
