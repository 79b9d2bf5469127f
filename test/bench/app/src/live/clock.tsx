import { liveView, messages } from 'anka/live'

const TICK_MS = 1_000

export const ClockLive = liveView({
  messages: messages<'tick'>(),
  mount(socket) {
    socket.sendAfter(TICK_MS, 'tick')
    return { nowMs: Date.now() }
  },
  handleInfo(socket) {
    socket.sendAfter(TICK_MS, 'tick')
    socket.assign({ nowMs: Date.now() })
  },
  render: ({ nowMs }) => (
    <main>
      <h1>A clock</h1>
      <p id="time">{new Date(nowMs).toISOString().slice(11, 19)}</p>
    </main>
  ),
})
