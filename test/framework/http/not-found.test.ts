import { describe, expect, it } from 'vitest'
import { findNearRoutes } from '../../../framework/src/http/not-found.ts'
import { router } from '../../../framework/src/http/router.ts'

const nothing = () => {}
const { routes } = router((r) => {
  r.get('/', nothing)
  r.get('/users/:id', nothing)
  r.get('/users/:id/edit', nothing)
  r.post('/session', nothing)
  r.get('/a-page-that-is-far-away', nothing)
})

const near = (method: string, path: string) =>
  findNearRoutes(routes, method, path).map((route) => `${route.method} ${route.pattern}`)

describe('findNearRoutes', () => {
  it('lists the nearest first, by letters and segments', () => {
    expect(near('GET', '/user/7')[0]).toBe('GET /users/:id')
    expect(near('GET', '/users/7/edt')[0]).toBe('GET /users/:id/edit')
  })

  it('knows another method of the same path', () => {
    expect(near('GET', '/session')).toContain('POST /session')
  })

  it('lists nothing that is far away', () => {
    expect(near('GET', '/completely/other/thing/here')).not.toContain(
      'GET /a-page-that-is-far-away',
    )
  })
})
