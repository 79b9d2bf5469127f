import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FakeClock } from '../../../framework/src/core/index.ts'
import { routes } from '../../../framework/src/http/index.ts'
import { html, liveView, messages } from '../../../framework/src/live/index.ts'
import { useClock } from '../../../framework/src/otp/internal.ts'
import { broadcast, topic } from '../../../framework/src/pubsub/index.ts'
import { attach, captureLog, detach } from '../../../framework/src/telemetry/index.ts'
import { type Harness, type JoinedPage, settle, startHarness } from './live-harness.ts'

const to = routes({ board: '/board', item: '/items/:item', other: '/other' })
const news = topic<string>('news:board')
const seen: string[] = []

const Board = liveView({
  messages: messages<string>(),
  mount(socket) {
    socket.subscribe(news())
    return { count: 0, last: 'none', list: [1, 2] as readonly number[] }
  },
  events: {
    inc: (socket) => socket.update('count', (count) => count + 1),
    same: (socket) => socket.assign({ count: socket.assigns.count, last: socket.assigns.last }),
    later: async (socket) => {
      await Promise.resolve()
      socket.update('count', (count) => count + 10)
    },
    ask: (socket, params) => {
      socket.pageTitle = 'Asked'
      socket.pushEvent('asked', { n: 1 })
      socket.update('count', (count) => count + 1)
      return { reply: { echo: params } }
    },
    add: {
      params: z.object({ by: z.number() }),
      handle: (socket, { by }) => socket.update('count', (count) => count + by),
    },
    slowly: {
      params: z.object({ by: z.number() }).refine(async ({ by }) => by < 5),
      handle: (socket, { by }) => socket.update('count', (count) => count + by),
      invalid: (socket, issues) => socket.assign({ last: `${issues.length} wrong` }),
    },
    go: (socket) => {
      socket.pushEvent('going')
      socket.putFlash('info', 'gone')
      return socket.navigate('/other', { replace: true })
    },
    away: (socket) => socket.redirect({ external: 'https://else.test/' }),
    drop: (socket) => {
      socket.navigate('/other')
    },
    odd: () => 'ok' as never,
    push: (socket) => {
      ;(socket.assigns.list as number[]).push(3)
    },
    boom: () => {
      throw new TypeError('boom')
    },
  },
  handleInfo(socket, message) {
    if (message === 'leave') return socket.navigate('/other')
    seen.push(message)
    socket.assign({ last: message })
    return undefined
  },
  // One template in every form, so that the bytes on the wire are the same with and without the compiler.
  render: ({ count, last }, on) =>
    html`<section><b>${count}</b><i>${last}</i><button onClick=${on.inc}>+</button></section>`,
})

const Silent = liveView({ mount: () => ({}), render: () => <p>silent</p> })

const start = (options = {}): Promise<Harness> =>
  startHarness((r) => {
    r.live(to.board, Board)
    r.live(to.other, Silent)
  }, options)

const EMPTY = { status: 'ok', response: {} }

async function crash({ socket, topic }: JoinedPage, event: string) {
  return captureLog(async () => {
    socket.raw(['1', '99', topic, 'event', { type: 'click', event, value: {} }])
    return socket.waitFor((frame) => frame[3] === 'phx_error')
  })
}

describe('view process', () => {
  it('[LV-021] answers an event with the changed slot alone', async () => {
    const { socket, topic } = await (await start()).join('/board')

    expect(await socket.click(topic, 'inc')).toEqual({
      status: 'ok',
      response: { diff: { 0: '1' } },
    })
  })

  it('[LV-029] answers an event that changes nothing with nothing', async () => {
    const { socket, topic } = await (await start()).join('/board')
    const before = socket.frames.length

    expect(await socket.click(topic, 'same')).toEqual(EMPTY)
    expect(socket.frames).toHaveLength(before + 1)
  })

  it('[LV-020] does not render again for an equal value', async () => {
    const renders: number[] = []
    attach('renders', 'live.render.stop', () => renders.push(1))
    const { socket, topic } = await (await start()).join('/board')
    const before = renders.length

    await socket.click(topic, 'same')
    await socket.click(topic, 'inc')

    detach('renders')
    expect(renders.length - before).toBe(1)
  })

  it('[LV-028] answers with title, events, reply and diff in one message', async () => {
    const { socket, topic } = await (await start()).join('/board')

    const reply = await socket.event(topic, { type: 'hook', event: 'ask', value: { a: 1 } })

    expect(reply.response).toEqual({
      diff: { 0: '1', t: 'Asked', e: [['asked', { n: 1 }]], r: { echo: { a: 1 } } },
    })
  })

  it('[LV-004] awaits a handler that returns a promise', async () => {
    const { socket, topic } = await (await start()).join('/board')

    const replies = await Promise.all([socket.click(topic, 'later'), socket.click(topic, 'inc')])

    expect(replies.map((reply) => reply.response)).toEqual([
      { diff: { 0: '10' } },
      { diff: { 0: '11' } },
    ])
  })

  it('renders once for a thousand broadcasts, in order', async () => {
    const { socket } = await (await start()).join('/board')
    const sent = Array.from({ length: 1_000 }, (_, n) => `n${n}`)
    seen.length = 0
    // Time stands still, so that only the end of the mailbox makes the view render.
    const restore = useClock(new FakeClock())

    for (const message of sent) broadcast(news(), message)
    await socket.waitFor((frame) => frame[3] === 'diff')

    restore()
    expect([...new Set(seen)]).toEqual(sent)
    expect(socket.pushes('diff')).toEqual([{ 1: 'n999' }])
  })

  it('puts what is pending into the reply of an event', async () => {
    const { socket, topic } = await (await start()).join('/board')

    broadcast(news(), 'first')
    const reply = await socket.click(topic, 'inc')

    expect(reply.response).toEqual({ diff: { 0: '1', 1: 'first' } })
    expect(socket.pushes('diff')).toEqual([])
  })

  it('logs a message that a view has no handler for, and lives', async () => {
    const { socket, topic } = await (await start()).join('/other')

    const { lines } = await captureLog(async () => {
      const process = socket.connection.findProcess(topic)
      if (process) process.enqueue('surprise')
      await settle()
    })

    expect(JSON.stringify(lines)).toContain('handleInfo')
    expect(await socket.click(topic, 'x')).toEqual(EMPTY)
  })
})

describe('a root that changes', () => {
  const Root = liveView({
    mount: () => ({ isOpen: false }),
    events: {
      open: (socket) => ({ reply: socket.assign({ isOpen: true }) ?? 1 }),
      close: (socket) => socket.assign({ isOpen: false }),
    },
    render: ({ isOpen }) => (isOpen ? html`<section>open</section>` : html`<p>closed</p>`),
  })

  it('sends the whole tree, and no mark that would be read as a reply', async () => {
    const app = await startHarness((r) => r.live(to.board, Root))
    const { socket, topic } = await app.join('/board')

    const opened = await socket.click(topic, 'open')
    const closed = await socket.click(topic, 'close')

    expect(opened.response).toEqual({ diff: { s: ['<section>open</section>'], r: 1 } })
    expect(closed.response).toEqual({ diff: { s: ['<p>closed</p>'] } })
  })
})

describe('bad input', () => {
  const hostile: readonly (readonly [string, object])[] = [
    ['an unknown event', { type: 'click', event: 'nope', value: {} }],
    ['a name of the prototype', { type: 'click', event: 'constructor', value: {} }],
    ['__proto__', { type: 'click', event: '__proto__', value: {} }],
    ['no event name', { type: 'click', value: {} }],
    ['an event name that is no text', { event: { a: 1 }, value: {} }],
    ['a payload that fails its schema', { type: 'click', event: 'add', value: { by: 'x' } }],
    ['a payload that is a list', { type: 'hook', event: 'inc', value: [1] }],
    ['a payload that is a number', { type: 'hook', event: 'inc', value: 7 }],
    ['a form that is no text', { type: 'form', event: 'inc', value: { a: 1 } }],
    ['a form that cannot be decoded', { type: 'form', event: 'inc', value: '%' }],
    ['a form that nobody rendered', { type: 'form', event: 'add:change', value: 'by=1' }],
    ['an unknown component', { type: 'click', event: 'nope', value: {}, cid: 99 }],
  ]

  it.each(hostile)('answers %s with nothing, and the view lives', async (_name, payload) => {
    const { socket, topic } = await (await start()).join('/board')

    expect(await socket.event(topic, payload as never)).toEqual(EMPTY)
    expect((await socket.click(topic, 'inc')).response).toEqual({ diff: { 0: '1' } })
  })

  it('logs refused events once in a while, not each', async () => {
    const { socket, topic } = await (await start()).join('/board')

    const { lines } = await captureLog(async () => {
      for (let n = 0; n < 50; n++) await socket.click(topic, 'nope')
    })

    expect(lines.filter((line) => line.message.includes('nope')).length).toBeLessThanOrEqual(1)
  })

  it('tells the developer of a payload that fails', async () => {
    const problems: unknown[] = []
    const app = await start({ live: { onProblem: (problem: unknown) => problems.push(problem) } })
    const { socket, topic } = await app.join('/board')

    await socket.click(topic, 'add', { by: 'x' })

    expect(problems).toMatchObject([{ view: '/board', event: 'add' }])
  })

  it('awaits a schema that is asynchronous, and calls invalid', async () => {
    const { socket, topic } = await (await start()).join('/board')

    expect((await socket.click(topic, 'slowly', { by: 2 })).response).toEqual({ diff: { 0: '2' } })
    expect((await socket.click(topic, 'slowly', { by: 9 })).response).toEqual({
      diff: { 1: '1 wrong' },
    })
  })

  it('answers other messages and component messages with nothing', async () => {
    const { socket, topic } = await (await start()).join('/board')

    expect(await socket.push(topic, 'cids_will_destroy', { cids: [1] })).toEqual(EMPTY)
    expect(await socket.push(topic, 'cids_destroyed', { cids: [1] })).toMatchObject({
      status: 'ok',
      response: { cids: [] },
    })
    expect(await socket.push(topic, 'surprise', {})).toEqual(EMPTY)
  })
})

describe('leaving', () => {
  it('sends events for the page before a navigation, then closes', async () => {
    const { socket, topic } = await (await start()).join('/board')

    const reply = await socket.click(topic, 'go')
    await socket.waitFor((frame) => frame[3] === 'phx_close')

    expect(reply.response).toEqual({
      live_redirect: { to: '/other', kind: 'replace', flash: expect.any(String) },
    })
    expect(socket.frames.slice(-3).map((frame) => frame[3])).toEqual([
      'diff',
      'phx_reply',
      'phx_close',
    ])
  })

  it('redirects to another site when that is said', async () => {
    const { socket, topic } = await (await start()).join('/board')

    const reply = await socket.click(topic, 'away')

    expect(reply.response).toEqual({ redirect: { to: 'https://else.test/' } })
  })

  it('pushes a navigation that a message causes', async () => {
    const { socket } = await (await start()).join('/board')

    broadcast(news(), 'leave')
    await socket.waitFor((frame) => frame[3] === 'phx_close')

    expect(socket.pushes('live_redirect')).toEqual([{ to: '/other', kind: 'push' }])
  })

  it('answers a leave after it has closed', async () => {
    const { socket, topic } = await (await start()).join('/board')

    expect(await socket.push(topic, 'phx_leave', {})).toEqual(EMPTY)
    expect(socket.frames.at(-2)?.[3]).toBe('phx_close')
  })

  it.each([
    ['drop', 'LIVE_DROPPED_NAVIGATION'],
    ['odd', 'LIVE_BAD_RETURN'],
    ['push', 'not extensible'],
  ])('refuses what %s does: %s', async (event, message) => {
    const joined = await (await start()).join('/board')

    const { lines } = await crash(joined, event)

    expect(JSON.stringify(lines)).toContain(message)
  })
})

describe('crash', () => {
  it('[LV-011] ends the view alone, and the same tokens join again', async () => {
    const app = await start()
    const joined = await app.join('/board')
    const { socket, page } = joined
    const other = await app.join('/board')

    const { value } = await crash(joined, 'boom')
    const again = await socket.join(page, {
      url: 'http://shop.test/board',
      params: { _mounts: 1, _mount_attempts: 0 },
    })

    expect(value[4]).toEqual({ reason: 'channel_crash' })
    expect(again).toMatchObject({ status: 'ok', response: { rendered: { 0: '0' } } })
    expect((await other.socket.click(other.topic, 'inc')).response).toEqual({ diff: { 0: '1' } })
  })
})

describe('slow reader', () => {
  it('renders nothing while the socket is full, and one diff when it has drained', async () => {
    const { socket, topic } = await (await start()).join('/board')
    socket.bufferedBytes = 1_000_000
    const before = socket.frames.length

    expect(await socket.click(topic, 'inc')).toEqual(EMPTY)
    broadcast(news(), 'a')
    broadcast(news(), 'b')
    await settle()
    expect(socket.frames).toHaveLength(before + 1)
    expect(socket.awaitsDrain).toBe(true)
    socket.drained()
    await settle()

    expect(socket.frames.slice(before + 1).map((frame) => frame[4])).toEqual([{ 0: '1', 1: 'b' }])
  })

  it('closes a socket with 1012 when too many events wait', async () => {
    const app = await start({ limits: { eventsPerSecond: 1e6, eventBurst: 1e6 } })
    const { socket, topic } = await app.join('/board')
    socket.bufferedBytes = 1_000_000

    for (let n = 0; n <= 1_000 && socket.closedWith === undefined; n++) {
      socket.raw(['1', `x${n}`, topic, 'event', { type: 'hook', event: 'ask', value: {} }])
      if (n % 100 === 99) await settle()
    }
    await settle()

    expect(socket.closedWith).toBe(1012)
  })
})
