import { liveView } from 'anka/live'
import { z } from 'zod'
import { to } from '../routes.ts'

export const PagesLive = liveView({
  params: z.object({ n: z.coerce.number().int().default(1) }),
  mount: () => ({ n: 1, mountedAt: Math.random() }),
  handleParams(socket, { n }) {
    socket.pageTitle = `Page ${n}`
    socket.assign({ n })
  },
  events: {
    jump: (socket) => socket.patch(to.pages({ n: 9 })),
    away(socket) {
      socket.putFlash('info', 'Carried over')
      return socket.navigate(to.landing())
    },
  },
  render: ({ n, mountedAt }, on) => (
    <main>
      <h1>Page {n}</h1>
      <p id="mounted">{mountedAt}</p>
      <a id="next" patch={to.pages({ n: n + 1 })}>
        Next
      </a>
      <a id="leave" navigate={to.landing()}>
        Leave
      </a>
      <button id="jump" type="button" onClick={on.jump}>
        Jump
      </button>
      <button id="away" type="button" onClick={on.away}>
        Away
      </button>
    </main>
  ),
})

export const LandingLive = liveView({
  mount(socket) {
    socket.pageTitle = 'Landing'
    return {}
  },
  render: (_assigns, _on, { flash }) => (
    <main>
      <h1>Landing</h1>
      <p id="flash">{flash.info}</p>
    </main>
  ),
})
