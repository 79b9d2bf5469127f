import { liveView, messages } from 'anka/live'
import { broadcast, topic } from 'anka/pubsub'
import { z } from 'zod'

interface Said {
  readonly text: string
}

const chat = topic<Said>('chat')

export const ChatLive = liveView({
  messages: messages<Said>(),
  mount(socket) {
    socket.subscribe(chat())
    return { last: '', count: 0 }
  },
  events: {
    say: {
      params: z.object({ text: z.string().min(1).max(2_000) }),
      handle: (_socket, { text }) => broadcast(chat(), { text }),
    },
  },
  handleInfo(socket, { text }) {
    socket.assign({ last: text, count: socket.assigns.count + 1 })
  },
  render: ({ last, count }, on) => (
    <main>
      <h1>A chat</h1>
      <p id="last">{last}</p>
      <p id="count">{count}</p>
      <form id="say" onSubmit={on.say}>
        <input name="text" aria-label="What to say" autocomplete="off" />
        <button>Say</button>
      </form>
    </main>
  ),
})
