/** Answers what no route matched; in development with the routes that were perhaps meant. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sendError } from './error-response.ts'
import { httpErrors } from './errors.ts'
import type { HttpRuntime } from './http-runtime.ts'
import type { RouteEntry } from './router.ts'

const MOST_SHOWN = 3

export function respondNotFound(
  runtime: HttpRuntime,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = request.url.split('?')[0] ?? '/'
  const { method } = request
  const near =
    runtime.config.environment === 'development'
      ? findNearRoutes(runtime.router.routes, method, path).map(describe)
      : []
  const error = httpErrors.HTTP_NO_MATCH({ method, path, near })
  return sendError(runtime, { error, status: 404 }, request, reply)
}

function describe({ method, pattern, source }: RouteEntry): string {
  return `${method} ${pattern}   ${source}`
}

/** Routes whose patterns are a few letters away, nearest first; another method of the same path too. */
export function findNearRoutes(
  routes: readonly RouteEntry[],
  method: string,
  path: string,
): readonly RouteEntry[] {
  const asked = path.split('/').filter((segment) => segment !== '')
  const mostEdits = Math.max(2, Math.floor(path.length / 3))
  return routes
    .map((route) => ({ route, edits: countEdits(route, method, asked) }))
    .filter(({ edits }) => edits <= mostEdits)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, MOST_SHOWN)
    .map(({ route }) => route)
}

function countEdits(route: RouteEntry, method: string, asked: readonly string[]): number {
  const segments = route.pattern.split('/').filter((segment) => segment !== '')
  let edits = route.method === method || method === 'HEAD' ? 0 : 1
  for (let i = 0; i < Math.max(segments.length, asked.length); i++) {
    const segment = segments[i]
    const given = asked[i]
    if (segment === undefined || given === undefined) edits += 2
    else if (!segment.includes(':')) edits += distance(segment, given)
  }
  return edits
}

/** Letters to add, take away or change (Levenshtein), one row of the table at a time. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[right.length] ?? 0
}
