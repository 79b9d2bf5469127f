/** Answers an error: a page that explains it in development, a plain one elsewhere, JSON to who asks. */
import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AnkaError, randomId } from '../core/index.ts'
import { execute, hasHandlers, logger } from '../telemetry/index.ts'
import { developmentPage } from './development-page.ts'
import { type ErrorAnswer, messageOf } from './error-answer.ts'
import type { HttpRuntime } from './http-runtime.ts'
import { plainPage } from './plain-page.ts'

export async function respondWithError(
  runtime: HttpRuntime,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const status = statusOf(error)
  if (error instanceof Error) runtime.config.fixStack?.(error)
  if (status >= 500)
    logger.error(`${request.method} ${request.url.split('?')[0]} failed`, {
      error,
      requestId: request.id,
    })
  if (hasHandlers('http.failed'))
    execute('http.failed', { status }, { error, method: request.method })
  return sendError(runtime, { error, status }, request, reply)
}

/** The status that an error names itself (`details.status`, Fastify's `statusCode`), or 500. */
export function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null) return 500
  const named =
    error instanceof AnkaError
      ? error.details.status
      : (error as { readonly statusCode?: unknown }).statusCode
  return isErrorStatus(named) ? named : 500
}

function isErrorStatus(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 400 && Number(value) <= 599
}

export async function sendError(
  runtime: HttpRuntime,
  answer: ErrorAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { status } = answer
  const reason = STATUS_CODES[status] ?? 'Error'
  const explains = runtime.config.environment === 'development'
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('x-request-id', request.id)
    .header('x-content-type-options', 'nosniff')
  if (wantsJson(request)) {
    const told = explains ? { detail: messageOf(answer.error) } : {}
    return reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify({ status, error: reason, ...told }))
  }
  const nonce = randomId()
  reply
    .header(
      'content-security-policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
    )
    .type('text/html; charset=utf-8')
  const page = explains
    ? await developmentPage({ runtime, answer, reason, request, nonce })
    : plainPage({ status, reason, nonce, requestId: request.id })
  return reply.send(page)
}

/** Browsers name html; a program that wants JSON names it, or sent it. */
export function wantsJson(request: FastifyRequest): boolean {
  const accept = request.headers.accept ?? ''
  if (accept.includes('text/html')) return false
  return accept.includes('json') || (request.headers['content-type'] ?? '').includes('json')
}
