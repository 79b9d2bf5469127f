import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FakeClock } from '../../../framework/src/core/index.ts'
import { httpErrors } from '../../../framework/src/http/errors.ts'
import { routes } from '../../../framework/src/http/index.ts'
import { liveView, type OnMount, type Scope } from '../../../framework/src/live/index.ts'
import { captureLog } from '../../../framework/src/telemetry/index.ts'
import { type Harness, type HarnessOptions, startHarness } from './live-harness.ts'

const to = routes({ home: '/', room: '/rooms/:room', away: '/away', admin: '/admin' })
const DAY_MS = 86_400_000

const Home = liveView({
  mount: (socket) => ({ referer: String(socket.connectParams._live_referer ?? '') }),
  render: ({ referer }) => <p>{referer}</p>,
})

const Room = liveView({
  params: z.object({ room: z.string().max(3) }),
  mount: (_socket, { params }) => params,
  render: ({ room }) => <p>{room}</p>,
})

const Away = liveView({
  mount(socket) {
    if (!socket.connected) return {}
    socket.pushEvent('left', { why: 'moved' })
    socket.putFlash('info', 'moved')
    return socket.navigate('/rooms/7')
  },
  render: () => <p>away</p>,
})

const start = (options?: HarnessOptions): Promise<Harness> =>
  startHarness((r) => {
    r.live(to.home, Home, { container: ['main', { class: 'home' }] })
    r.live(to.room, Room)
    r.live(to.away, Away)
  }, options)

const reason = (value: string) => ({ status: 'error', response: { reason: value } })

describe('join', () => {
  it('answers with the whole tree and the version', async () => {
    const app = await start()

    const { reply } = await app.join('/rooms/7')

    expect(reply).toMatchObject({
      status: 'ok',
      response: { rendered: { s: expect.any(Array), 0: '7' }, liveview_version: '1.2.12' },
    })
    expect(reply.response).not.toHaveProperty('container')
  })

  it('[LV-013] refuses tokens that were changed, are of another element or are missing', async () => {
    const app = await start()
    const { page, socket } = await app.open('/')
    const other = await app.get('/')
    const url = 'http://shop.test/'

    expect(await socket.join(page, { url, session: `${page.session.slice(0, -1)}!` })).toEqual(
      reason('stale'),
    )
    expect(await socket.join(page, { url, session: other.session })).toEqual(reason('stale'))
    expect(await socket.join(page, { url, static: other.static })).toEqual(reason('stale'))
    expect(await socket.join(page, { url, session: null })).toEqual(reason('stale'))
    expect((await socket.join(page, { url })).status).toBe('ok')
  })

  it('refuses tokens after 14 days', async () => {
    const clock = new FakeClock(1_000)
    const app = await start({ clock })
    const { page, socket } = await app.open('/')

    clock.advance(14 * DAY_MS - 1)
    expect((await socket.join(page, { url: 'http://shop.test/' })).status).toBe('ok')
    clock.advance(2)

    expect(await socket.join(page, { url: 'http://shop.test/' })).toEqual(reason('stale'))
  })

  it('refuses a socket without a session, and logs it once', async () => {
    const app = await start()
    const page = await app.get('/')

    const { value, lines } = await captureLog(() =>
      app.connect(undefined).join(page, { url: 'http://shop.test/' }),
    )

    expect(value).toEqual(reason('stale'))
    expect(lines.filter((line) => line.message.includes('LIVE_JOIN_REFUSED'))).toHaveLength(1)
  })

  it('refuses an address of another view, another host or no view', async () => {
    const app = await start()
    const { page, socket } = await app.open('/')

    for (const url of [
      'http://shop.test/rooms/7',
      'http://evil.test/',
      'http://shop.test/nowhere',
      'no url',
      7,
    ]) {
      expect(await socket.join(page, { url })).toEqual(reason('unauthorized'))
    }
  })

  it('keeps other views of the socket when one join is refused', async () => {
    const app = await start()
    const { socket, page } = await app.join('/')

    await socket.join({ ...page, topic: 'lv:phx-other' } as typeof page, {
      url: 'http://shop.test/',
    })

    expect(await socket.click(page.topic, 'nothing')).toEqual({ status: 'ok', response: {} })
  })

  it('mounts another view of the live session, with its container', async () => {
    const app = await start()
    const { page, socket } = await app.open('/rooms/7')

    const reply = await socket.join(page, { redirect: 'http://shop.test/' })

    expect(reply).toMatchObject({
      status: 'ok',
      response: { container: ['main', { class: 'home' }] },
    })
  })

  it('[LV-091] refuses a navigation into another live session', async () => {
    const app = await startHarness((r) => r.live(to.home, Home), {
      routes: (r) => r.liveSession('admin', {}, (r) => r.live(to.admin, Home)),
    })
    const { page, socket } = await app.open('/')

    expect(await socket.join(page, { redirect: 'http://shop.test/admin' })).toEqual(
      reason('unauthorized'),
    )
  })

  it('has the page loaded anew for params that fail', async () => {
    const app = await start()
    const { page, socket } = await app.open('/rooms/7')

    const { response } = await socket.join(page, { url: 'http://shop.test/rooms/long' })
    const next = await app.get('/', `__phoenix_reload_status__=${response.token}`)

    expect(response).toMatchObject({ reason: 'reload', status: 404 })
    expect(next.status).toBe(404)
  })

  it('has the page loaded anew for an error with a status', async () => {
    const Gone = liveView({
      mount(socket) {
        if (socket.connected) throw httpErrors.HTTP_STATUS({ status: 410, reason: 'gone' })
        return {}
      },
      render: () => <p />,
    })
    const app = await startHarness((r) => r.live(to.home, Gone))

    const { reply } = await app.join('/')

    expect(reply).toMatchObject({ status: 'error', response: { reason: 'reload', status: 410 } })
  })

  it('says that the join crashed when mount throws', async () => {
    const Broken = liveView({
      mount(socket) {
        if (socket.connected) throw new TypeError('broken')
        return {}
      },
      render: () => <p />,
    })
    const app = await startHarness((r) => r.live(to.home, Broken))

    const { value } = await captureLog(() => app.join('/'))

    expect(value.reply).toEqual(reason('join crashed'))
  })

  it('[LV-017] takes events and flash along when mount leads elsewhere', async () => {
    const app = await start()

    const { reply } = await app.join('/away')

    expect(reply).toMatchObject({
      status: 'error',
      response: {
        live_redirect: { to: '/rooms/7', kind: 'push', flash: expect.any(String) },
        events: [['left', { why: 'moved' }]],
      },
    })
  })

  it('[LV-016] gives connect params to mount and to nobody later', async () => {
    const Late = liveView({
      mount: () => ({}),
      events: {
        read: (socket) => ({
          reply: String((socket as never as { connectParams: unknown }).connectParams),
        }),
      },
      render: () => <p />,
    })
    const app = await startHarness((r) => {
      r.live(to.home, Home)
      r.live(to.away, Late)
    })
    const { page, socket } = await app.open('/')
    const reply = await socket.join(page, {
      url: 'http://shop.test/',
      params: { _mounts: 0, _live_referer: '/before' },
    })
    const late = await app.join('/away')

    const { lines } = await captureLog(async () => {
      late.socket.raw(['1', '9', late.topic, 'event', { event: 'read', value: {} }])
      await late.socket.waitFor((frame) => frame[3] === 'phx_error')
    })

    expect(JSON.stringify(reply.response.rendered)).toContain('/before')
    expect(JSON.stringify(lines)).toContain('LIVE_MOUNT_ONLY')
  })
})

describe('onMount', () => {
  const asUser: OnMount = (_socket, { session }) => ({
    scope: { user: session.user } as unknown as Scope,
  })
  const ShowsScope = liveView({
    mount: (socket) => ({ scope: JSON.stringify(socket.scope) }),
    render: ({ scope }) => <p>{scope}</p>,
  })

  it('[LV-096] sets the scope for both mounts, from the session', async () => {
    const app = await startHarness((r) => r.live(to.home, ShowsScope), {
      session: { onMount: [asUser], session: { user: 'ada' } },
    })

    const { page, reply } = await app.join('/')

    expect(page.body).toContain('{"user":"ada"}')
    expect(JSON.stringify(reply.response)).toContain('ada')
  })

  it('keeps the view from mounting by a redirect', async () => {
    const app = await startHarness((r) => r.live(to.home, ShowsScope), {
      session: {
        onMount: [(socket: { redirect(to: string): unknown }) => socket.redirect('/rooms/1')],
      },
    })

    const page = await app.get('/')

    expect([page.status, page.headers.location]).toEqual([302, '/rooms/1'])
  })

  it('refuses a hook that returns anything else', async () => {
    const app = await startHarness((r) => r.live(to.home, ShowsScope), {
      session: { onMount: [() => 'stop'] },
    })

    const { value, lines } = await captureLog(() => app.get('/'))

    expect(value.status).toBe(500)
    expect(JSON.stringify(lines)).toContain('LIVE_BAD_RETURN')
  })
})
