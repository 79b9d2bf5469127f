import { liveView, messages } from 'anka/live'
import { z } from 'zod'

const TICK_MS = 100

/** A page that is patched all the time, whatever the person does. */
export const TickingLive = liveView({
  messages: messages<'tick'>(),
  mount(socket) {
    socket.sendAfter(TICK_MS, 'tick')
    return { ticks: 0, agreed: false, note: '' }
  },
  events: {
    change: {
      params: z.object({ agreed: z.string().optional(), note: z.string() }),
      handle: (socket, { agreed, note }) => socket.assign({ agreed: agreed === 'yes', note }),
    },
  },
  handleInfo(socket) {
    socket.sendAfter(TICK_MS, 'tick')
    socket.update('ticks', (ticks) => ticks + 1)
  },
  render: ({ ticks, agreed, note }, on) => (
    <main>
      <h1>Ticking</h1>
      <p id="ticks">{ticks}</p>
      <form id="choice" onChange={on.change}>
        <p id="inside">{ticks}</p>
        <input id="agreed" type="checkbox" name="agreed" value="yes" checked={agreed} />
        <input id="note" name="note" value={note} />
      </form>
      <p id="answer">{agreed ? 'agreed' : 'open'}</p>
    </main>
  ),
})
