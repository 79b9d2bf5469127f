import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routes } from '../../../framework/src/http/index.ts'
import { liveView } from '../../../framework/src/live/index.ts'
import { captureLog } from '../../../framework/src/telemetry/index.ts'
import { type Harness, startHarness } from './live-harness.ts'

const to = routes({ list: '/list', item: '/items/:item', loop: '/loop', other: '/other' })
const ran: string[] = []

const List = liveView({
  params: z.object({ item: z.string().max(3).optional(), page: z.coerce.number().default(1) }),
  mount() {
    ran.push('mount')
    return { page: 0, item: '', path: '' }
  },
  handleParams(socket, { page, item = '' }, url) {
    ran.push(`params ${page}`)
    socket.assign({ page, item, path: url.pathname })
    if (page === 7) return socket.patch('/list?page=8', { replace: true })
    if (page === 9) return socket.navigate('/other')
    return undefined
  },
  events: {
    next: (socket) => socket.patch('/list?page=2'),
    seven: (socket) => socket.patch('/list?page=7'),
    nine: (socket) => socket.patch('/list?page=9'),
    item: (socket) => socket.patch('/items/a'),
    wrong: (socket) => socket.patch('/other'),
    bad: (socket) => socket.patch('/list?page=x'),
  },
  render: ({ page, item, path }) => (
    <p>
      {page}
      {item}
      {path}
    </p>
  ),
})

const Loop = liveView({
  mount: () => ({}),
  events: { start: (socket) => socket.patch('/loop?n=1') },
  handleParams: (socket, { n }) => (n === undefined ? undefined : socket.patch(`/loop?n=${n}1`)),
  render: () => <p>loop</p>,
})

const Other = liveView({ mount: () => ({}), render: () => <p>other</p> })

const start = (): Promise<Harness> =>
  startHarness((r) => {
    r.live(to.list, List)
    r.live(to.item, List)
    r.live(to.loop, Loop)
    r.live(to.other, Other)
  })

describe('handleParams', () => {
  it('[LV-003] runs after mount and for each patch, without another mount', async () => {
    const { socket, topic } = await (await start()).join('/list')
    ran.length = 0

    const reply = await socket.click(topic, 'next')

    expect(ran).toEqual(['params 2'])
    expect(reply.response).toEqual({ diff: { 0: '2' } })
  })
})

describe('patch', () => {
  it('tells the browser of the address before the diff', async () => {
    const { socket, topic } = await (await start()).join('/list')

    await socket.click(topic, 'next')

    expect(socket.frames.slice(-2).map((frame) => frame[3])).toEqual(['live_patch', 'phx_reply'])
    expect(socket.pushes('live_patch')).toEqual([{ to: '/list?page=2', kind: 'push' }])
  })

  it('follows a patch that handleParams answers with', async () => {
    const { socket, topic } = await (await start()).join('/list')

    const reply = await socket.click(topic, 'seven')

    expect(reply.response).toEqual({ diff: { 0: '8' } })
    expect(socket.pushes('live_patch')).toEqual([
      { to: '/list?page=7', kind: 'push' },
      { to: '/list?page=8', kind: 'replace' },
    ])
  })

  it('leaves when handleParams does', async () => {
    const { socket, topic } = await (await start()).join('/list')

    const reply = await socket.click(topic, 'nine')

    expect(reply.response).toEqual({ live_redirect: { to: '/other', kind: 'push' } })
  })

  it('[LV-090] moves between the routes of one view, and joins again there', async () => {
    const { page, socket, topic } = await (await start()).join('/list')

    const reply = await socket.click(topic, 'item')
    const again = await socket.join(page, { url: 'http://shop.test/items/a' })

    expect(reply.response).toEqual({ diff: { 1: 'a', 2: '/items/a' } })
    expect(again.status).toBe('ok')
  })

  it.each([
    ['wrong', 'another view is routed there'],
    ['bad', 'its parameters fail the schema'],
  ])('ends a view that patches %s: %s', async (event, because) => {
    const { socket, topic } = await (await start()).join('/list')

    const { lines } = await captureLog(async () => {
      socket.raw(['1', '9', topic, 'event', { type: 'click', event, value: {} }])
      await socket.waitFor((frame) => frame[3] === 'phx_error')
    })

    expect(JSON.stringify(lines)).toContain('LIVE_BAD_PATCH')
    expect(JSON.stringify(lines)).toContain(because)
  })

  it('ends a view that patches for ever', async () => {
    const { socket, topic } = await (await start()).join('/loop')

    const { lines } = await captureLog(async () => {
      socket.raw(['1', '9', topic, 'event', { type: 'click', event: 'start', value: {} }])
      await socket.waitFor((frame) => frame[3] === 'phx_error')
    })

    expect(JSON.stringify(lines)).toContain('LIVE_TOO_MANY_PATCHES')
  })

  it('tells of a patch during the mount in the answer to the join', async () => {
    const app = await start()
    const { page, socket } = await app.open('/list')

    const reply = await socket.join(page, { url: 'http://shop.test/list?page=7' })

    expect(reply.response).toMatchObject({ live_patch: { to: '/list?page=8', kind: 'replace' } })
    expect((await app.get('/list?page=7')).headers.location).toBe('/list?page=8')
  })
})

describe('link', () => {
  const patch = async (url: unknown) => {
    const { socket, topic } = await (await start()).join('/list')
    return (await socket.push(topic, 'live_patch', { url } as never)).response
  }

  it('runs handleParams for an address of the view', async () => {
    expect(await patch('http://shop.test/list?page=3')).toEqual({ diff: { 0: '3' } })
  })

  it.each([
    'http://shop.test/other',
    'http://shop.test/nowhere',
    'http://shop.test/list?page=x',
    'http://evil.test/list',
    'no address',
    7,
  ])('leaves %j to the browser', async (url) => {
    expect(await patch(url)).toEqual({ link_redirect: true })
  })
})
