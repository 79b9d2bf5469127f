import { liveView, messages } from 'anka/live'
import { type Tallied, tally, tallyTopic } from '../tally.ts'

export const CounterLive = liveView({
  messages: messages<Tallied>(),
  async mount(socket) {
    if (socket.connected) socket.subscribe(tallyTopic)
    return { shared: await tally.call('get'), own: 0, connected: socket.connected }
  },
  events: {
    share: () => tally.cast('add', 1),
    count: (socket) => socket.update('own', (own) => own + 1),
  },
  handleInfo: (socket, { count }) => socket.assign({ shared: count }),
  render: ({ shared, own, connected }, on) => (
    <main>
      <h1>Counter</h1>
      <p id="phase">{connected ? 'live' : 'first render'}</p>
      <button id="share" type="button" onClick={on.share}>
        Share
      </button>
      <output id="shared">{shared}</output>
      <button id="count" type="button" onClick={on.count}>
        Count
      </button>
      <output id="own">{own}</output>
    </main>
  ),
})
