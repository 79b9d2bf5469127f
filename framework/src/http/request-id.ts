/** Names each request, so that its log lines, here and at a proxy, can be found together. */
import { randomId } from '../core/index.ts'

const MIN_CHARS = 20
const MAX_CHARS = 200
const PLAIN = /^[\w\-.:+/=]+$/

/** The id that a proxy gave, when it looks like one; else a new one. */
export function createRequestId(request: {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}): string {
  const given = request.headers['x-request-id']
  if (typeof given !== 'string') return randomId()
  const fits = given.length >= MIN_CHARS && given.length <= MAX_CHARS && PLAIN.test(given)
  return fits ? given : randomId()
}
