import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../../framework/src/core/index.ts'
import { type Assets, NO_ASSETS } from '../../../framework/src/http/assets.ts'
import type { HttpConfig } from '../../../framework/src/http/config.ts'
import { createEndpoint } from '../../../framework/src/http/endpoint.ts'
import { HttpRuntime } from '../../../framework/src/http/http-runtime.ts'
import { type RouterBuilder, router } from '../../../framework/src/http/router.ts'
import { configureLogger } from '../../../framework/src/telemetry/index.ts'
import { decodeForm } from '../../../framework/src/wire/index.ts'

export const testConfig: HttpConfig = {
  name: 'shop',
  environment: 'test',
  secret: 's'.repeat(43),
  url: undefined,
  root: process.cwd(),
  socketPath: '/live',
  allowedOrigins: [],
  trustProxy: false,
  policy: {},
  staticFolders: [],
  maxBodyBytes: 1_048_576,
  filterParams: ['password', 'secret', 'token'],
  decodeForm,
}

configureLogger({ level: 'silent' })

export interface TestEndpoint {
  readonly runtime: HttpRuntime
  readonly fastify: FastifyInstance
}

export async function createTestEndpoint(
  define: (r: RouterBuilder) => void,
  options: { config?: Partial<HttpConfig>; clock?: Clock; assets?: Assets } = {},
): Promise<TestEndpoint> {
  const runtime = new HttpRuntime({
    config: { ...testConfig, ...options.config },
    router: router(define),
    assets: options.assets ?? NO_ASSETS,
    ...(options.clock ? { clock: options.clock } : {}),
  })
  const fastify = await createEndpoint({ runtime })
  await fastify.ready()
  return { runtime, fastify }
}

/** The `Cookie` header that a browser would send after this response. */
export function cookiesOf(response: { readonly headers: object }): string {
  const header = (response.headers as { 'set-cookie'?: string | string[] })['set-cookie'] ?? []
  return [header]
    .flat()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
