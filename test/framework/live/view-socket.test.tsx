import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../framework/src/core/index.ts'
import { routes } from '../../../framework/src/http/index.ts'
import { clearFlash, html, liveView } from '../../../framework/src/live/index.ts'
import { ViewSocket } from '../../../framework/src/live/view-socket.ts'
import { useClock } from '../../../framework/src/otp/internal.ts'
import { type Harness, settle, startHarness } from './live-harness.ts'

const to = routes({ flash: '/flash', clock: '/clock' })

const Flash = liveView({
  mount: () => ({}),
  events: {
    say: (socket, { text }) => socket.putFlash('info', String(text)),
    fail: (socket) => socket.putFlash('error', 'failed'),
    go: (socket) => {
      socket.putFlash('info', 'arrived')
      return socket.navigate('/flash')
    },
    draw: (socket) => socket.pushEvent('draw', { n: 1 }),
  },
  render: (_assigns, on, { flash, connected }) =>
    html`<div onClick=${clearFlash({ key: 'info' })}><p onClick=${on.say}>${flash.info}</p><p>${flash.error}</p>${connected ? 'socket' : 'http'}</div>`,
})

const Clock = liveView({
  mount(socket) {
    socket.sendAfter(1_000, 'tick' as never)
    return { ticks: 0 }
  },
  handleInfo: (socket) => socket.update('ticks', (ticks) => ticks + 1),
  render: ({ ticks }) => <p>{ticks}</p>,
})

const start = (): Promise<Harness> =>
  startHarness((r) => {
    r.live(to.flash, Flash)
    r.live(to.clock, Clock)
  })

describe('ViewSocket', () => {
  const create = (isChecked = true): ViewSocket =>
    new ViewSocket({ process: undefined, isChecked, flash: undefined, connectParams: {} })

  it('replaces what differs and keeps the rest', () => {
    const socket = create()
    socket.mounted({ a: 1, b: [1] })
    const { assigns } = socket

    socket.assign({ a: 2 })

    expect(socket.assigns).toEqual({ a: 2, b: [1] })
    expect(socket.assigns.b).toBe(assigns.b)
    expect(socket.isDirty).toBe(true)
  })

  it('keeps the same assigns for equal values', () => {
    const socket = create()
    socket.mounted({ a: Number.NaN })
    const { assigns } = socket

    socket.assign({ a: Number.NaN })

    expect(socket.assigns).toBe(assigns)
    expect(socket.isDirty).toBe(false)
  })

  it('freezes assigns through and through where mistakes are looked for', () => {
    const socket = create()
    socket.mounted({ list: [{ n: 1 }] })

    const [first] = socket.assigns.list as { n: number }[]

    expect(() => Object.assign(first as object, { n: 2 })).toThrow(TypeError)
  })

  it('freezes nothing in production', () => {
    const socket = create(false)
    socket.mounted({ list: [] })

    expect(Object.isFrozen(socket.assigns.list)).toBe(false)
  })
})

describe('flash', () => {
  it('shows a message until the person clears it', async () => {
    const { socket, topic } = await (await start()).join('/flash')

    const said = await socket.click(topic, 'say', { text: 'hi' })
    await socket.click(topic, 'fail')
    const cleared = await socket.click(topic, 'lv:clear-flash', { key: 'info' })

    expect(JSON.stringify(said.response)).toContain('hi')
    expect(Object.values(cleared.response.diff as object)).toEqual([''])
  })

  it('[LV-098] comes along with a navigation, signed, and not again on a rejoin', async () => {
    const { socket, topic, page } = await (await start()).join('/flash')
    const left = await socket.click(topic, 'go')
    const { flash } = left.response.live_redirect as { flash: string }
    const redirect = 'http://shop.test/flash'

    const arrived = await socket.join(page, { redirect, flash })
    const forged = await socket.join(page, { redirect, flash: `${flash}x` })

    expect(JSON.stringify(arrived.response)).toContain('arrived')
    expect(JSON.stringify(forged.response)).not.toContain('arrived')
  })
})

describe('flash of the first render', () => {
  it('is in the first join, and not in a rejoin', async () => {
    const harness = await start()
    const carried = `__phoenix_flash__=${harness.runtime.signFlash({ info: 'welcome' })}`
    const page = await harness.get('/flash', carried)
    const socket = harness.connect(page.cookie)
    const url = 'http://shop.test/flash'

    const first = await socket.join(page, { url, params: { _mounts: 0 } })
    const again = await socket.join(page, { url, params: { _mounts: 1 } })

    expect(page.body).toContain('welcome')
    expect(JSON.stringify(first.response)).toContain('welcome')
    expect(JSON.stringify(again.response)).not.toContain('welcome')
  })
})

describe('pushEvent', () => {
  it('sends an event for the page with the answer', async () => {
    const { socket, topic } = await (await start()).join('/flash')

    expect((await socket.click(topic, 'draw')).response).toEqual({
      diff: { e: [['draw', { n: 1 }]] },
    })
  })
})

describe('sendAfter', () => {
  it('sends a message to the connected view only', async () => {
    const clock = new FakeClock()
    const restore = useClock(clock)
    const { socket, page } = await (await start()).join('/clock')

    clock.advance(1_000)
    await settle()

    restore()
    expect(page.body).toContain('<p>0</p>')
    expect(socket.pushes('diff')).toEqual([{ 0: '1' }])
  })
})
