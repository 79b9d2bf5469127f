/** `/healthz`: the process is alive. `/readyz`: it wants traffic, which a draining one does not. */
import type { FastifyInstance } from 'fastify'

export function addHealthRoutes(fastify: FastifyInstance, isReady: () => boolean): void {
  const route = { method: 'GET', logLevel: 'silent' } as const
  fastify.route({
    ...route,
    url: '/healthz',
    handler: (_request, reply) =>
      reply.header('cache-control', 'no-store').send({ status: 'alive' }),
  })
  fastify.route({
    ...route,
    url: '/readyz',
    handler: (_request, reply) => {
      const ready = isReady()
      reply.code(ready ? 200 : 503).header('cache-control', 'no-store')
      return reply.send({ status: ready ? 'ready' : 'draining' })
    },
  })
}
