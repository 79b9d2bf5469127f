import { describe, expect, it } from 'vitest'
import { routes } from '../../../framework/src/http/index.ts'
import { liveView } from '../../../framework/src/live/index.ts'
import { startHarness } from './live-harness.ts'

const to = routes({ counter: '/counter' })

const Counter = liveView({
  mount: () => ({ count: 0 }),
  events: { inc: (socket) => socket.update('count', (count) => count + 1) },
  render: ({ count }, on) => <button onClick={on.inc}>{count}</button>,
})

describe('view process', () => {
  it('[LV-021] answers a join with statics and an event with the changed slot', async () => {
    const app = await startHarness((r) => r.live(to.counter, Counter))

    const { socket, topic, reply } = await app.join('/counter')
    const clicked = await socket.click(topic, 'inc')

    expect(reply.status).toBe('ok')
    expect(clicked).toEqual({ status: 'ok', response: { diff: { 1: '1' } } })
  })
})
