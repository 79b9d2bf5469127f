import { afterAll, describe, expect, it } from 'vitest'
import { defineApp } from '../../../framework/src/app/index.ts'
import {
  defaultLayout,
  fetchFlash,
  fetchSession,
  protectFromForgery,
  rootLayout,
  router,
} from '../../../framework/src/http/index.ts'
import { html } from '../../../framework/src/template/index.ts'
import { conn, stopApp } from '../../../framework/src/testing/index.ts'

const app = defineApp({
  name: 'testing_conn',
  router: router((r) => {
    r.pipeline('browser', [fetchSession, fetchFlash, rootLayout(defaultLayout), protectFromForgery])
    r.scope('/', { through: ['browser'] }, (r) => {
      r.get('/', (conn) => {
        const visits = Number(conn.session.get('visits') ?? 0) + 1
        conn.session.put('visits', visits)
        return html`<p id="visits">${visits}</p><p id="info">${conn.flash.get('info')}</p>`
      })
      r.post('/say', (conn) => {
        conn.flash.put('info', String((conn.body as { text?: unknown }).text))
        conn.redirect('/')
      })
      r.post('/json', (conn) => conn.json({ got: conn.body }))
    })
  }),
})

afterAll(() => stopApp(app))

describe('conn', () => {
  it('keeps cookies from page to page, one visitor at a time', async () => {
    const visitor = conn(app)
    await visitor.get('/')

    expect((await visitor.get('/')).text('#visits')).toBe('2')
    expect((await conn(app).get('/')).text('#visits')).toBe('1')
  })

  it('sends forms with the token of the page, and follows where they lead', async () => {
    const visitor = conn(app)
    await visitor.get('/')

    const said = await visitor.post('/say', { form: { text: 'hello' } })
    const next = await said.follow()

    expect([said.status, said.location]).toEqual([302, '/'])
    expect(next.text('#info')).toBe('hello')
  })

  it('can leave the token out', async () => {
    const visitor = conn(app)
    await visitor.get('/')

    expect((await visitor.post('/say', { form: { text: 'x' }, csrf: false })).status).toBe(403)
  })

  it('sends JSON', async () => {
    const visitor = conn(app)
    await visitor.get('/')
    const headers = { 'x-csrf-token': visitor.csrfToken ?? '' }

    const page = await visitor.post('/json', { json: { a: [1] }, headers })

    expect(page.json()).toEqual({ got: { a: [1] } })
  })

  it('has nothing to follow when a page does not redirect', async () => {
    const page = await conn(app).get('/')

    await expect(page.follow()).rejects.toMatchObject({ code: 'TESTING_NOT_REDIRECTED' })
    expect(page.has('#nothing')).toBe(false)
    expect(page.attribute('#visits', 'id')).toBe('visits')
  })
})
