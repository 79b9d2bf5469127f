import { describe, expect, it } from 'vitest'
import { routes } from '../../../framework/src/http/index.ts'
import { html, liveView, messages } from '../../../framework/src/live/index.ts'
import { exit, genServer, link, monitor, type Pid } from '../../../framework/src/otp/index.ts'
import { attach, captureLog, detach } from '../../../framework/src/telemetry/index.ts'
import { type Harness, settle, startHarness } from './live-harness.ts'

const to = routes({ watch: '/watch', linked: '/linked', plain: '/plain' })
const Target = genServer({ init: () => ({}) })
const ended: unknown[] = []

async function start(target: Pid): Promise<Harness> {
  const Watch = liveView({
    mount(socket) {
      if (socket.connected) monitor(target)
      return { seen: 'alive' }
    },
    down: (socket, { reason }) => socket.assign({ seen: `down ${String(reason)}` }),
    render: ({ seen }) => html`<p>${seen}</p>`,
  })
  const Linked = liveView({
    mount(socket) {
      if (socket.connected) link(target)
      return { seen: 'alive' }
    },
    exit: (socket, { reason }) => socket.assign({ seen: `exit ${String(reason)}` }),
    terminate: (_socket, reason) => {
      ended.push(reason)
    },
    render: ({ seen }) => html`<p>${seen}</p>`,
  })
  const Plain = liveView({
    messages: messages<never>(),
    mount(socket) {
      if (socket.connected) link(target)
      return {}
    },
    terminate: (_socket, reason) => {
      ended.push(reason)
    },
    render: () => html`<p></p>`,
  })
  return startHarness((r) => {
    r.live(to.watch, Watch)
    r.live(to.linked, Linked)
    r.live(to.plain, Plain)
  })
}

describe('deaths', () => {
  it('tells down of a monitored process', async () => {
    const target = await Target.start()
    const { socket } = await (await start(target)).join('/watch')

    exit(target, 'kill')
    await settle()

    expect(socket.pushes('diff')).toEqual([{ 0: 'down killed' }])
  })

  it('tells exit of a linked process, and lives', async () => {
    const target = await Target.start()
    const { socket } = await (await start(target)).join('/linked')

    exit(target, 'kill')
    await settle()

    expect(socket.pushes('diff')).toEqual([{ 0: 'exit killed' }])
  })

  it('[LV-006] runs terminate only when the view traps exits', async () => {
    const target = await Target.start()
    const app = await start(target)
    const trapping = await app.join('/linked')
    const plain = await app.join('/plain')
    ended.length = 0

    plain.socket.connection.closed()
    await settle()
    expect(ended).toEqual([])
    trapping.socket.connection.closed()
    await settle()

    expect(ended).toEqual([{ shutdown: 'closed' }])
  })

  it('ends a view that does not trap with what it is linked to', async () => {
    const target = await Target.start()
    const { socket } = await (await start(target)).join('/plain')

    await captureLog(async () => {
      exit(target, 'kill')
      await socket.waitFor((frame) => frame[3] === 'phx_error')
    })

    expect(socket.pushes('phx_error')).toEqual([{ reason: 'channel_crash' }])
  })
})

describe('telemetry', () => {
  it('measures mounts, params, events, messages and renders', async () => {
    const seen: string[] = []
    const names = ['mount', 'params', 'event', 'info', 'render'].map((name) => `live.${name}.stop`)
    attach('spans', names, (_measurements, { connected }, event) =>
      seen.push(`${event} ${connected}`),
    )
    const View = liveView({
      mount: () => ({ n: 0 }),
      handleParams() {},
      events: { inc: (socket) => socket.update('n', (n) => n + 1) },
      render: ({ n }) => html`<p>${n}</p>`,
    })
    const app = await startHarness((r) => r.live(to.watch, View))

    const { socket, topic } = await app.join('/watch')
    await socket.click(topic, 'inc')

    detach('spans')
    expect(seen).toEqual([
      'live.params.stop false',
      'live.mount.stop false',
      'live.render.stop false',
      'live.params.stop true',
      'live.mount.stop true',
      'live.render.stop true',
      'live.event.stop true',
      'live.render.stop true',
    ])
  })
})
