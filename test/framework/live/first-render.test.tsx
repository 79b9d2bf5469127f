import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routes } from '../../../framework/src/http/index.ts'
import { liveView } from '../../../framework/src/live/index.ts'
import { attach, detach } from '../../../framework/src/telemetry/index.ts'
import { startHarness } from './live-harness.ts'

const to = routes({ home: '/', room: '/rooms/:room', away: '/away' })

const Home = liveView({
  mount: (socket) => {
    socket.pageTitle = 'Welcome'
    return { where: socket.connected ? 'socket' : 'http' }
  },
  render: ({ where }) => <p>{where} &amp; more</p>,
})

const Room = liveView({
  params: z.object({ room: z.string().max(3), page: z.coerce.number().default(1) }),
  mount: (_socket, { params }) => ({ ...params }),
  render: ({ room, page }) => (
    <p>
      {room} {page}
    </p>
  ),
})

describe('first render', () => {
  it('[LV-001] mounts over HTTP, then again over the socket', async () => {
    const app = await startHarness((r) => r.live(to.home, Home))

    const { page, reply } = await app.join('/')

    expect(page.body).toContain('<p>http &amp; more</p>')
    expect(JSON.stringify(reply.response.rendered)).toContain('"socket"')
  })

  it('stands in a root element with a random id and signed tokens', async () => {
    const app = await startHarness((r) => r.live(to.home, Home))

    const [first, second] = [await app.get('/'), await app.get('/')]

    expect(first.id).toMatch(/^phx-[\w-]{11,}$/)
    expect(first.id).not.toBe(second.id)
    expect(first.body).toMatch(
      /<div id="phx-[^"]+" data-phx-main data-phx-session="[^"]+" data-phx-static="[^"]+">/,
    )
  })

  it('stands in the container of its route', async () => {
    const app = await startHarness((r) =>
      r.live(to.home, Home, { container: ['main', { class: 'page "x"' }] }),
    )

    const page = await app.get('/')

    expect(page.body).toMatch(/<main id="phx-[^>]+ class="page &quot;x&quot;"><p>/)
    expect(page.body).toContain('</p></main>')
  })

  it('gives the document the title of the view', async () => {
    const app = await startHarness((r) => r.live(to.home, Home))

    expect((await app.get('/')).body).toContain('Welcome</title>')
  })

  it('[LV-002] redirects when mount does', async () => {
    const Away = liveView({
      mount: (socket) => socket.redirect('/rooms/7'),
      render: () => <p />,
    })
    const app = await startHarness((r) => r.live(to.away, Away))

    const page = await app.get('/away')

    expect(page.status).toBe(302)
    expect(page.headers.location).toBe('/rooms/7')
  })

  it('answers 404 for a path that fails its schema and 400 for a query', async () => {
    const seen: unknown[] = []
    attach('failures', 'http.failed', (_measurements, { error }) => seen.push(error))
    const app = await startHarness((r) => r.live(to.room, Room))

    expect((await app.get('/rooms/7?page=2')).body).toContain('<p>7 2</p>')
    expect((await app.get('/rooms/long')).status).toBe(404)
    expect((await app.get('/rooms/7?page=x')).status).toBe(400)
    expect((await app.get('/rooms/long?page=x')).status).toBe(404)
    detach('failures')
    expect(seen[0]).toMatchObject({ code: 'LIVE_BAD_PARAMS', details: { path: '/rooms/long' } })
  })

  it('[LV-009] answers 500 when mount throws, and the status that an error names', async () => {
    const Broken = liveView({
      mount: () => {
        throw new TypeError('broken')
      },
      render: () => <p />,
    })
    const app = await startHarness((r) => r.live(to.away, Broken))

    expect((await app.get('/away')).status).toBe(500)
  })

  it('escapes what a session or a param brings', async () => {
    const Echo = liveView({
      mount: (_socket, { params }) => ({ q: params.q ?? '' }),
      render: ({ q }) => <p title={q}>{q}</p>,
    })
    const app = await startHarness((r) => r.live(to.away, Echo))

    const page = await app.get(`/away?q=${encodeURIComponent('"><script>alert(1)</script>')}`)

    expect(page.body).not.toContain('<script>alert')
  })
})
