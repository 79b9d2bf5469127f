/** Reads replies: a run counts only if each of them carries what the event must change. */

export interface Reply {
  readonly ref: string
  readonly diff: Diff
}

/** A diff as JSON gives it. */
export type Diff = Readonly<Record<string, unknown>>

/** The diff of an `ok` reply, or `undefined` when the text is anything else. */
export function parseReply(text: string): Reply | undefined {
  const [, ref, , event, payload] = JSON.parse(text) as unknown[]
  if (event !== 'phx_reply' || typeof ref !== 'string' || !isRecord(payload)) return undefined
  const { status, response } = payload
  if (status !== 'ok' || !isRecord(response) || !isRecord(response.diff)) return undefined
  return { ref, diff: response.diff }
}

/** The rows that a diff names, of its first keyed list. */
export function findRows(diff: Diff): { readonly rows: Diff; readonly count: unknown } | undefined {
  for (const part of Object.values(diff)) {
    if (isRecord(part) && isRecord(part.k)) {
      const { kc: count, ...rows } = part.k
      return { rows, count }
    }
  }
  return undefined
}

export function isRecord(value: unknown): value is Diff {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
