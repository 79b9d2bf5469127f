/**
 * The parameters that an application gave its client, as they come in the query of the upgrade.
 */
import type { JsonObject } from '../core/index.ts'
import { decodeForm } from '../wire/index.ts'

/** Not the application's: the protocol's own, and those that the client leaks into the URL and sends again in a join. */
const PROTOCOL_PARAMS: ReadonlySet<string> = new Set([
  'vsn',
  '_csrf_token',
  '_mounts',
  '_mount_attempts',
  '_live_referer',
])
const LEAKED_LIST = '_track_static'
const NONE: JsonObject = Object.freeze({})

/** Most applications give none: all their sockets share one empty object. */
export function parseConnectParams(url: string, query: unknown): JsonObject {
  if (!Object.keys(query as object).some(isApplications)) return NONE
  const decoded = decodeForm(url.slice(url.indexOf('?') + 1))
  if (!decoded.ok) return NONE
  const entries = Object.entries(decoded.value).filter(([name]) => isApplications(name))
  return Object.fromEntries(entries)
}

function isApplications(name: string): boolean {
  return !PROTOCOL_PARAMS.has(name) && !name.startsWith(LEAKED_LIST)
}
