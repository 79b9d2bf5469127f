/** The parameters of a page: path and query, checked by the view's schema. */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { err, type MaybePromise, ok, type Result } from '../core/index.ts'
import type { MatchedRoute } from '../http/internal.ts'
import { decodeForm, type FormParams } from '../wire/index.ts'
import { keyOf } from './form-state.ts'

/** The status of a page whose parameters do not hold: the path names nothing, or the query makes no sense. */
export type ParamsProblem = 404 | 400

const NO_QUERY: FormParams = Object.freeze({})

/**
 * Reads the parameters of an address. A name that stands in both the path and the query means the path's.
 *
 * @param search Query string, with or without its `?`. Untrusted.
 */
export function readParams(
  schema: StandardSchemaV1 | undefined,
  match: MatchedRoute,
  search: string,
): MaybePromise<Result<unknown, ParamsProblem>> {
  const query = readQuery(search)
  if (query === undefined) return err(400)
  if (schema === undefined) return ok({ ...onlyText(query), ...match.params })
  const checked = schema['~standard'].validate({ ...query, ...match.params })
  if (!(checked instanceof Promise)) return judge(checked, match)
  return checked.then((result) => judge(result, match))
}

function readQuery(search: string): FormParams | undefined {
  const text = search.startsWith('?') ? search.slice(1) : search
  if (text === '') return NO_QUERY
  const decoded = decodeForm(text)
  return decoded.ok ? decoded.value : undefined
}

/** Without a schema a view gets text only: its type says so. */
function onlyText(query: FormParams): FormParams {
  if (query === NO_QUERY) return query
  return Object.fromEntries(Object.entries(query).filter(([, value]) => typeof value === 'string'))
}

function judge(
  checked: StandardSchemaV1.Result<unknown>,
  match: MatchedRoute,
): Result<unknown, ParamsProblem> {
  if (checked.issues === undefined) return ok(checked.value)
  const isOfPath = checked.issues.some((issue) => {
    const first = issue.path?.[0]
    return first !== undefined && Object.hasOwn(match.params, keyOf(first))
  })
  return err(isOfPath ? 404 : 400)
}
