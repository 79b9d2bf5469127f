import { describe, expect, it } from 'vitest'
import { routes } from '../../../framework/src/http/index.ts'
import { liveView } from '../../../framework/src/live/index.ts'
import { startHarness } from './live-harness.ts'

const to = routes({ counter: '/counter' })

const Counter = liveView({
  mount: () => ({ count: 122 }),
  events: { inc: (socket) => socket.update('count', (count) => count + 1) },
  render: ({ count }, on) => (
    <main class="counter">
      <h1>Counter</h1>
      <p>It counts.</p>
      <output>{count}</output>
      <button type="button" onClick={on.inc}>
        One more
      </button>
    </main>
  ),
})

const bytesOf = (frame: unknown): number => Buffer.byteLength(JSON.stringify(frame))

/** A page that has sent some thousand messages: its refs have four digits. */
async function joinLate() {
  const harness = await startHarness((r) => r.live(to.counter, Counter))
  const { page, socket } = await harness.open('/counter')
  const params = { _mounts: 0, _mount_attempts: 0 }
  const payload = {
    url: 'http://shop.test/counter',
    session: page.session,
    static: page.static,
    params,
  }
  socket.raw(['1000', '1000', page.topic, 'phx_join', payload])
  const joined = await socket.waitFor((frame) => frame[1] === '1000')
  return { socket, topic: page.topic, joined }
}

describe('the wire of a counter', () => {
  it('answers a click with at most 101 bytes', async () => {
    const { socket, topic } = await joinLate()

    socket.raw(['1000', '1001', topic, 'event', { type: 'click', event: 'inc', value: {} }])
    const reply = await socket.waitFor((frame) => frame[1] === '1001')

    expect(reply[4]).toEqual({ status: 'ok', response: { diff: { 0: '123' } } })
    expect(bytesOf(reply)).toBeLessThanOrEqual(101)
  })

  it('sends the statics once, with the join', async () => {
    const { joined } = await joinLate()

    expect(joined[4].response).toEqual({
      rendered: {
        s: [
          '<main class="counter"><h1>Counter</h1><p>It counts.</p><output>',
          '</output><button type="button"',
          '>One more</button></main>',
        ],
        0: '122',
        1: ' phx-click="inc"',
      },
      liveview_version: '1.2.12',
    })
  })
})
