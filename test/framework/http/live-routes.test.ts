import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLiveRoutes } from '../../../framework/src/http/live-routes.ts'
import type { RouteInfo } from '../../../framework/src/http/route-target.ts'
import { router } from '../../../framework/src/http/router.ts'
import { routes } from '../../../framework/src/http/routes.ts'
import { createTestEndpoint } from './create-test-endpoint.ts'
import { viewStub } from './view-stub.ts'

const to = routes({
  home: '/',
  room: '/rooms/:room',
  fresh: '/rooms/new',
  edit: '/rooms/:room/edit',
  version: '/v:version',
  any: '/:name',
  deep: '/rooms/:room/parts/:part',
})

const table = () =>
  router((r) => {
    for (const route of Object.values(to)) r.live(route as typeof to.home, viewStub())
    r.get('/rooms/plain', (conn) => conn.text('no view'))
  })

async function find(path: string) {
  const found = await createLiveRoutes(table(), true).find(path)
  return found && { pattern: found.match.info.pattern, params: { ...found.match.params } }
}

describe('createLiveRoutes', () => {
  it('prefers fixed text to params, and decodes them', async () => {
    expect(await find('/rooms/new')).toEqual({ pattern: '/rooms/new', params: {} })
    expect(await find('/rooms/a%2Fb')).toEqual({ pattern: '/rooms/:room', params: { room: 'a/b' } })
    expect(await find('/v2')).toEqual({ pattern: '/v:version', params: { version: '2' } })
    expect(await find('/x')).toEqual({ pattern: '/:name', params: { name: 'x' } })
    expect(await find('/rooms/new/edit')).toMatchObject({ params: { room: 'new' } })
  })

  it('finds nothing where there is no view', async () => {
    expect(await find('/rooms/plain')).toBeUndefined()
    expect(await find('/rooms//')).toBeUndefined()
    expect(await find('/rooms/%zz')).toBeUndefined()
    expect(await find('/a/b/c/d')).toBeUndefined()
    expect(await find(`/rooms/${'x'.repeat(3_000)}`)).toBeUndefined()
  })

  it('agrees with the endpoint on every path', async () => {
    const { fastify } = await createTestEndpoint((r) => {
      for (const route of Object.values(to)) r.live(route as typeof to.home, viewStub())
      r.get('/rooms/plain', (conn) => conn.text('no view'))
    })
    const liveRoutes = createLiveRoutes(table(), true)
    const segment = fc.oneof(
      fc.constantFrom(
        'rooms',
        'new',
        'edit',
        'parts',
        'plain',
        'v',
        'v2',
        '',
        '%2F',
        '%zz',
        '%72ooms',
        'é',
      ),
      fc.webFragments(),
    )

    await fc.assert(
      fc.asyncProperty(fc.array(segment, { maxLength: 5 }), async (segments) => {
        // As a browser would ask: without fragment, `.` and `..`.
        const { pathname, search } = new URL(`http://shop.test/${segments.join('/')}`)
        const response = await fastify.inject(pathname + search)
        const found = await liveRoutes.find(pathname)

        const page =
          response.statusCode === 200 && response.body !== 'no view' ? response.body : undefined
        expect(found && `${found.match.info.pattern} ${JSON.stringify(found.match.params)}`).toBe(
          page,
        )
      }),
    )
  })

  it('loads a lazy view once and keeps it', async () => {
    let loads = 0
    const bound: RouteInfo[] = []
    const lazy = async () => {
      loads++
      return viewStub(bound)
    }
    const liveRoutes = createLiveRoutes(
      router((r) => r.live(to.home, lazy)),
      true,
    )

    const first = await liveRoutes.find('/')
    expect((await liveRoutes.find('/'))?.target).toBe(first?.target)
    expect(loads).toBe(1)
    expect(bound.map((route) => route.pattern)).toEqual(['/'])
  })

  it('asks for a lazy view anew each time when told so', async () => {
    let loads = 0
    const lazy = async () => {
      loads++
      return viewStub()
    }
    const liveRoutes = createLiveRoutes(
      router((r) => r.live(to.home, lazy)),
      false,
    )

    await liveRoutes.find('/')
    await liveRoutes.find('/')
    expect(loads).toBe(2)
  })

  it('says which route loaded something that is no view', async () => {
    const liveRoutes = createLiveRoutes(
      router((r) => r.live(to.home, (async () => undefined) as never)),
      true,
    )

    await expect(liveRoutes.loadAll()).rejects.toThrow(
      /HTTP_BAD_HANDLER[\s\S]*live-routes\.test\.ts/,
    )
  })
})
