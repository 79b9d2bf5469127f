/** One log line and one telemetry event for each answered request. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { execute, hasHandlers, logger } from '../telemetry/index.ts'
import { filterParams } from './filter-params.ts'
import type { HttpRuntime } from './http-runtime.ts'

/** Asked of a server many times a minute by machines: not worth a line. */
const QUIET_PATHS = new Set(['/healthz', '/readyz'])
const RESPONDED = 'http.responded'

export function logResponse(
  runtime: HttpRuntime,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const path = pathOf(request.url)
  const { statusCode } = reply
  const durationMs = Math.round(reply.elapsedTime * 100) / 100
  if (hasHandlers(RESPONDED)) {
    const route = request.routeOptions.url
    execute(RESPONDED, { durationMs }, { method: request.method, path, route, status: statusCode })
  }
  if (QUIET_PATHS.has(path)) return
  const params =
    runtime.config.environment === 'production' ? undefined : paramsOf(runtime, request)
  logger.info(`${request.method} ${path} ${statusCode}`, {
    requestId: request.id,
    durationMs,
    ...(params === undefined ? undefined : { params }),
  })
}

function pathOf(url: string): string {
  const mark = url.indexOf('?')
  return mark < 0 ? url : url.slice(0, mark)
}

/** What people type stays out of production's logs altogether. */
function paramsOf(runtime: HttpRuntime, request: FastifyRequest): unknown {
  const path = request.is404 ? {} : asObject(request.params)
  const all = { ...asObject(request.query), ...asObject(request.body), ...path }
  return Object.keys(all).length === 0 ? undefined : filterParams(all, runtime.config.filterParams)
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
