import { describe, expect, it } from 'vitest'
import type { Plug } from '../../../framework/src/http/router.ts'
import { router } from '../../../framework/src/http/router.ts'
import { routes } from '../../../framework/src/http/routes.ts'
import { viewStub } from './view-stub.ts'

const to = routes({ home: '/', room: '/rooms/:room', adminUsers: '/admin/users' })
const nothing = () => {}

describe('router', () => {
  it('nests scopes: paths join, pipelines add up, outermost first', () => {
    const [a, b]: Plug[] = [() => {}, () => {}] as const
    const table = router((r) => {
      r.pipeline('a', [a as Plug])
      r.pipeline('b', [b as Plug])
      r.scope('/admin', { through: ['a'] }, (r) => {
        r.get('/', nothing)
        r.scope('/teams', { through: ['b'] }, (r) => r.get('/:id', nothing))
      })
    })

    expect(table.routes.map((route) => route.pattern)).toEqual(['/admin', '/admin/teams/:id'])
    expect(table.routes[1]?.plugs).toEqual([a, b])
  })

  it('takes a route of a table as a whole path', () => {
    const table = router((r) => r.scope('/admin', {}, (r) => r.get(to.adminUsers, nothing)))

    expect(table.routes[0]?.pattern).toBe('/admin/users')
  })

  it('refuses a route of a table that lies outside of its scope', () => {
    const define = () => router((r) => r.scope('/admin', {}, (r) => r.get(to.room, nothing)))

    expect(define).toThrow(
      'HTTP_BAD_PATTERN  cannot route "/rooms/:room" because it stands in the scope "/admin"',
    )
  })

  it('knows a pipeline that is defined after the scope', () => {
    const table = router((r) => {
      r.scope('/', { through: ['late'] }, (r) => r.get(to.home, nothing))
      r.pipeline('late', [nothing])
    })

    expect(table.routes[0]?.plugs).toEqual([nothing])
  })

  it('refuses an unknown pipeline and names the known ones', () => {
    const define = () =>
      router((r) => {
        r.pipeline('browser', [])
        r.scope('/', { through: ['browsr'] }, nothing)
      })

    expect(define).toThrow(
      /HTTP_UNKNOWN_PIPELINE {2}.*"browsr"[\s\S]*one of browser[\s\S]*router\.test\.ts:\d+/,
    )
  })

  it('refuses a pipeline that would run twice', () => {
    const define = () =>
      router((r) => {
        r.pipeline('a', [])
        r.scope('/', { through: ['a'] }, (r) => r.scope('/x', { through: ['a'] }, nothing))
      })

    expect(define).toThrow('HTTP_DUPLICATE_PIPELINE')
    expect(() =>
      router((r) => {
        r.pipeline('a', [])
        r.pipeline('a', [])
      }),
    ).toThrow('HTTP_DUPLICATE_PIPELINE')
  })

  it('refuses two routes for one path, whatever their params are called', () => {
    const define = () =>
      router((r) => {
        r.get('/rooms/:room', nothing)
        r.get('/rooms/:id', nothing)
      })

    expect(define).toThrow('HTTP_DUPLICATE_ROUTE  two routes answer GET /rooms/:id')
    expect(() =>
      router((r) => {
        r.get(to.room, nothing)
        r.post(to.room, nothing)
      }),
    ).not.toThrow()
  })

  it('refuses two live sessions of one name, and nested ones', () => {
    const same = () =>
      router((r) => {
        r.liveSession('app', {}, nothing)
        r.liveSession('app', {}, nothing)
      })
    const nested = () =>
      router((r) => r.liveSession('app', {}, (r) => r.liveSession('inner', {}, nothing)))

    expect(same).toThrow('HTTP_DUPLICATE_LIVE_SESSION')
    expect(nested).toThrow('HTTP_NESTED_LIVE_SESSION')
  })

  it('refuses handlers that cannot answer', () => {
    expect(() => router((r) => r.get('/', 'home' as never))).toThrow('HTTP_BAD_HANDLER')
    expect(() => router((r) => r.live(to.home, {} as never))).toThrow('HTTP_BAD_HANDLER')
  })

  it('gives a live route its session, its hooks and its container', () => {
    const hook = () => {}
    const table = router((r) => {
      r.liveSession('app', { onMount: [hook] }, (r) => {
        r.live(to.home, viewStub(), { container: ['main', { class: 'page' }] })
      })
    })
    const [route] = table.routes

    expect(route).toMatchObject({
      kind: 'live',
      method: 'GET',
      info: {
        id: 'app:/',
        pattern: '/',
        liveSession: { name: 'app', onMount: [hook] },
        container: ['main', { class: 'page' }],
      },
    })
  })

  it('wants a route to name the required params of its view, as types', () => {
    router((r) => {
      const view = viewStub<{ room: string; at?: string }>()
      r.live(to.room, view)
      // @ts-expect-error the route does not name `room`
      r.live(to.home, view)
      // @ts-expect-error nor does it for a lazy view
      r.live(to.adminUsers, async () => view)
    })
  })

  it('types the params of a controller by its route', () => {
    router((r) => {
      r.get(to.room, (_conn, params) => {
        params.room satisfies string
        // @ts-expect-error no such param
        params.id
      })
    })
  })
})
