/** What a view remembers of a form between two renders, as a value. */
import type { StandardSchemaV1 } from '@standard-schema/spec'

/** Keys from the outside in; an index of a list is its decimal text. */
export type Path = readonly string[]

/** What was typed into a form, as its fields were decoded. */
export interface TypedForm {
  readonly values: unknown
  /** Paths of the inputs that the person has not used yet, as {@link pathKey} writes them. */
  readonly unused: ReadonlySet<string>
}

/** What the person has done with a form. */
export interface FormState {
  /** `undefined`: nothing yet, the form shows its data. */
  readonly typed: TypedForm | undefined
  readonly issues: readonly StandardSchemaV1.Issue[]
  readonly isSubmitted: boolean
}

/** A form that nobody has touched. */
export const UNTOUCHED: FormState = Object.freeze({
  typed: undefined,
  issues: Object.freeze([]),
  isSubmitted: false,
})

/** One text for one path. */
export function pathKey(path: Path): string {
  return path.join('\u0000')
}

/** What stands at a path of nested values. Never looks at a prototype. */
export function valueAt(values: unknown, path: Path): unknown {
  let value = values
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[key]
  }
  return value
}

/** Whether the person has used the input at this path, or any below it. */
export function isUsed(state: FormState, path: Path): boolean {
  if (state.isSubmitted) return true
  if (state.typed === undefined) return false
  return hasUsed(valueAt(state.typed.values, path), path, state.typed.unused)
}

function hasUsed(value: unknown, path: Path, unused: ReadonlySet<string>): boolean {
  if (value === undefined || unused.has(pathKey(path))) return false
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return true
  return Object.entries(value).some(([key, below]) => hasUsed(below, [...path, key], unused))
}

/** The messages of the issues at exactly this path. */
export function issuesAt(state: FormState, path: Path): readonly string[] {
  const messages: string[] = []
  for (const issue of state.issues) {
    if (isSamePath(issue.path ?? [], path)) messages.push(issue.message)
  }
  return messages
}

type IssuePath = NonNullable<StandardSchemaV1.Issue['path']>

function isSamePath(issuePath: IssuePath, path: Path): boolean {
  if (issuePath.length !== path.length) return false
  return issuePath.every((segment, index) => String(keyOf(segment)) === path[index])
}

/** The key of one segment of an issue's path, in either of the two forms that Standard Schema allows. */
export function keyOf(segment: IssuePath[number]): PropertyKey {
  return typeof segment === 'object' ? segment.key : segment
}
