/** What the root element of a page carries for the join that follows: signed, not secret. */

import type { Json, JsonObject } from '../core/index.ts'
import { type HttpRuntime, PURPOSES } from '../http/internal.ts'
import { isRecord } from './decode-event.ts'

/** How long a page that was opened once can join: 14 days. */
const MAX_AGE_MS = 14 * 86_400_000

/** Which view a page shows. The browser sends it back unchanged at every join. */
export interface SessionToken {
  /** Id of the root element. */
  readonly id: string
  /** The route that the page was rendered by. */
  readonly route: string
  /** What the live session added to the session. */
  readonly session: JsonObject | undefined
}

/** Signs what a join needs to find the view again. */
export function signSessionToken(http: HttpRuntime, token: SessionToken): string {
  const { id, route, session } = token
  return http.keys.sign(
    PURPOSES.live,
    session === undefined ? { id, route } : { id, route, session },
  )
}

/** Reads a session token, which must be the one of this element. */
export function verifySessionToken(
  http: HttpRuntime,
  token: unknown,
  id: string,
): SessionToken | undefined {
  const verified = http.keys.verify(PURPOSES.live, token, MAX_AGE_MS)
  if (!verified.ok || !isRecord(verified.value)) return undefined
  const { id: signedId, route, session } = verified.value as Readonly<Record<string, Json>>
  if (signedId !== id || typeof route !== 'string') return undefined
  return { id, route, session: isRecord(session) ? (session as JsonObject) : undefined }
}

/** Signs what only the first render knew: its flash messages. */
export function signStaticToken(
  http: HttpRuntime,
  id: string,
  flash: Readonly<Record<string, string>>,
): string {
  for (const _kind in flash) return http.keys.sign(PURPOSES.static, { id, flash })
  return http.keys.sign(PURPOSES.static, { id })
}

/** Reads a static token; a rejoin of a patched page has none (`null`). */
export function verifyStaticToken(
  http: HttpRuntime,
  token: unknown,
  id: string,
): { readonly flash: Readonly<Record<string, string>> | undefined } | undefined {
  if (token === null || token === undefined) return { flash: undefined }
  const verified = http.keys.verify(PURPOSES.static, token, MAX_AGE_MS)
  if (!verified.ok || !isRecord(verified.value) || verified.value.id !== id) return undefined
  const { flash } = verified.value
  return { flash: isRecord(flash) ? (flash as Readonly<Record<string, string>>) : undefined }
}
