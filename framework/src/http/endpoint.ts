/**
 * The Fastify instance of an application, with everything but sockets: routes, bodies, static
 * files, errors, request ids and log lines. Fastify's own plugins and hooks work on it as ever.
 */
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  fastify,
} from 'fastify'
import { addBodyParsers } from './body-parsers.ts'
import type { StaticFolder } from './config.ts'
import type { Conn } from './conn.ts'
import { respondWithError } from './error-response.ts'
import type { HttpRuntime } from './http-runtime.ts'
import { respondNotFound } from './not-found.ts'
import { createRequestId } from './request-id.ts'
import { logResponse } from './request-log.ts'
import { createRouteHandler } from './route-handler.ts'
import { MATCHING } from './router.ts'
import { finishAnswersFirst } from './unfinished-answers.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The request as plugs and controllers see it; `null` until a route of the router matched. */
    conn: Conn | null
  }
}

export interface EndpointOptions {
  readonly runtime: HttpRuntime
  /** Called before the routes are registered, for the application's own Fastify plugins. */
  readonly configure?: ((fastify: FastifyInstance) => void | Promise<void>) | undefined
}

/** A request that arrives letter by letter is cut after this; answering it may take longer. */
const RECEIVE_TIMEOUT_MS = 120_000
const HASHED_FILE = /-[\w-]{8}\.\w+$/
/** `.env` and the like; `.well-known` is there to be read. */
const HIDDEN_FILE = /(?:^|\/)\.(?!well-known\/)/
const ONE_YEAR = 'public, max-age=31536000, immutable'

/** Builds the instance; the caller listens, injects, or attaches a socket before `ready()`. */
export async function createEndpoint(options: EndpointOptions): Promise<FastifyInstance> {
  const { runtime } = options
  const instance = createInstance(runtime)
  finishAnswersFirst(instance.server)
  instance.decorateRequest('conn', null)
  addBodyParsers(instance, runtime.config)
  instance.setErrorHandler((error, request, reply) =>
    respondWithError(runtime, error, request, reply),
  )
  instance.setNotFoundHandler((request, reply) => respondNotFound(runtime, request, reply))
  instance.addHook('onResponse', (request, reply, done) => {
    logResponse(runtime, request, reply)
    done()
  })
  await options.configure?.(instance)
  for (const folder of runtime.config.staticFolders) await serveFolder(instance, folder, runtime)
  for (const route of runtime.router.routes) {
    instance.route({
      method: route.method,
      url: route.pattern,
      onSend: finishConn,
      handler: createRouteHandler(runtime, route),
    })
  }
  return instance
}

function createInstance(runtime: HttpRuntime): FastifyInstance {
  const { config } = runtime
  return fastify({
    logger: false,
    bodyLimit: config.maxBodyBytes,
    trustProxy: config.trustProxy,
    requestIdHeader: false,
    requestTimeout: RECEIVE_TIMEOUT_MS,
    genReqId: createRequestId,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { ...MATCHING },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      respondWithError(runtime, error, request, reply),
  }) as unknown as FastifyInstance
}

/** Writes the session's cookie last, when everything that may change it has run. */
function finishConn(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: Error | null, payload: unknown) => void,
): void {
  reply.header('x-request-id', request.id)
  try {
    request.conn?.finish()
    done(null, payload)
  } catch (error) {
    done(error as Error, payload)
  }
}

async function serveFolder(
  instance: FastifyInstance,
  folder: StaticFolder,
  runtime: HttpRuntime,
): Promise<void> {
  await instance.register(fastifyStatic, {
    root: resolve(runtime.config.root, folder.dir),
    prefix: folder.prefix,
    decorateReply: !instance.hasReplyDecorator('sendFile'),
    index: false,
    dotfiles: 'allow',
    allowedPath: (path) => !HIDDEN_FILE.test(path),
    cacheControl: false,
    setHeaders(response, path) {
      response.header('cache-control', HASHED_FILE.test(path) ? ONE_YEAR : 'public, no-cache')
      response.header('x-content-type-options', 'nosniff')
    },
  })
}
