import { describe, expect, it } from 'vitest'
import { AnkaError } from '../../../framework/src/core/index.ts'
import { statusOf } from '../../../framework/src/http/error-response.ts'
import type { RouterBuilder } from '../../../framework/src/http/router.ts'
import { captureLog } from '../../../framework/src/telemetry/index.ts'
import { cookiesOf, createTestEndpoint } from './create-test-endpoint.ts'

const failing = (r: RouterBuilder) => {
  r.get('/fails', () => {
    throw new AnkaError('SHOP_BROKEN', 'SHOP_BROKEN  the <till> is stuck') // the line of the throw
  })
  r.get('/late', async () => {
    await Promise.resolve()
    throw new AnkaError('SHOP_BROKEN', 'SHOP_BROKEN  later')
  })
  r.get('/gone', () => {
    throw new AnkaError('SHOP_GONE', 'SHOP_GONE  sold', { status: 410 })
  })
  r.get('/ok', (conn) => conn.text('ok'))
  r.get('/rooms/:room', (conn) => conn.text('room'))
}

const open = (environment: 'development' | 'production') =>
  createTestEndpoint(failing, { config: { environment } })

describe('error pages', () => {
  it('explain in development, with the line where it happened', async () => {
    const { fastify } = await open('development')
    const headers = {
      authorization: 'Bearer abc',
      cookie: 'session=abc',
      'x-api-key': 'abc',
      accept: 'text/html',
    }

    const { value, lines } = await captureLog(() =>
      fastify.inject({ url: '/fails?password=geheim', headers }),
    )
    expect(value.statusCode).toBe(500)
    expect(value.body).toContain('SHOP_BROKEN  the &lt;till&gt; is stuck')
    expect(value.body).toMatch(/<span class="hit">&gt; +\d+ \|.*the line of the throw/)
    expect(value.body).not.toContain('abc')
    expect(value.body).not.toContain('geheim')
    expect(lines[0]).toMatchObject({ level: 'error', message: 'GET /fails failed' })
  })

  it('tell nothing in production but the id of the log line', async () => {
    const { fastify } = await open('production')

    const { value } = await captureLog(() => fastify.inject('/fails'))
    expect(value.statusCode).toBe(500)
    expect(value.body).toContain('Something went wrong on our side.')
    expect(value.body).toContain(String(value.headers['x-request-id']))
    expect(value.body).not.toContain('till')
    expect(value.headers['cache-control']).toBe('no-store')
  })

  it('answer who asks for JSON in JSON', async () => {
    const { fastify } = await open('production')
    const headers = { accept: 'application/json' }

    const { value } = await captureLog(() => fastify.inject({ url: '/fails', headers }))
    expect(value.json()).toEqual({ status: 500, error: 'Internal Server Error' })
    expect((await fastify.inject({ url: '/none', headers })).json()).toEqual({
      status: 404,
      error: 'Not Found',
    })
  })

  it('take the status from the error, and log no bug for one below 500', async () => {
    const { fastify } = await open('production')

    const { value, lines } = await captureLog(() => fastify.inject('/gone'))
    expect(value.statusCode).toBe(410)
    expect(lines.map(({ level }) => level)).toEqual(['info'])
  })

  it('answer a controller that fails late', async () => {
    const { fastify } = await open('production')

    const { value } = await captureLog(() => fastify.inject('/late'))
    expect(value.statusCode).toBe(500)
  })

  it('list near routes in development, and none in production', async () => {
    const development = await (await open('development')).fastify.inject('/room/7')
    const production = await (await open('production')).fastify.inject('/room/7')

    expect(development.statusCode).toBe(404)
    expect(development.body).toContain('HTTP_NO_MATCH  no route for GET /room/7')
    expect(development.body).toMatch(
      /did you mean {2}GET \/rooms\/:room {3}.*error-response\.test\.ts:\d+/,
    )
    expect(production.body).toContain('There is nothing at this address.')
    expect(production.body).not.toContain('rooms')
  })

  it('show once what a failed join said', async () => {
    const { fastify, runtime } = await open('production')
    const headers = { cookie: `__phoenix_reload_status__=${runtime.signReload(404)}` }

    const response = await fastify.inject({ url: '/ok', headers })
    expect(response.statusCode).toBe(404)
    expect(response.headers['set-cookie']).toMatch(/^__phoenix_reload_status__=; .*Max-Age=0/)
    expect(cookiesOf(response)).toBe('__phoenix_reload_status__=')
    const told = await open('development')
    const token = told.runtime.signReload(403)
    const page = await told.fastify.inject({
      url: '/ok',
      headers: { cookie: `__phoenix_reload_status__=${token}` },
    })
    expect(page.body).toContain('HTTP_STATUS  answered with status 403')
    const forged = { cookie: '__phoenix_reload_status__=forged' }
    expect((await fastify.inject({ url: '/ok', headers: forged })).statusCode).toBe(200)
  })
})

describe('statusOf', () => {
  it.each([
    [new AnkaError('A', 'A', { status: 403 }), 403],
    [new AnkaError('A', 'A', { status: 200 }), 500],
    [Object.assign(new TypeError('x'), { statusCode: 413 }), 413],
    [new TypeError('x'), 500],
    ['text', 500],
    [undefined, 500],
  ])('reads %s as %i', (error, status) => {
    expect(statusOf(error)).toBe(status)
  })
})
