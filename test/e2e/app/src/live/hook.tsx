import { liveView } from 'anka/live'
import { z } from 'zod'

export const HookLive = liveView({
  mount: () => ({ heard: 'nothing', shown: true }),
  events: {
    shout: {
      params: z.object({ word: z.string() }),
      handle(socket, { word }) {
        socket.assign({ heard: word })
        socket.pushEvent('echoed', { word })
        return { reply: { loud: word.toUpperCase() } }
      },
    },
    toggle: (socket) => socket.update('shown', (shown) => !shown),
  },
  render: ({ heard, shown }, on) => (
    <main>
      <h1>Hook</h1>
      {shown && (
        <div id="echo" hook="Echo" data-heard={heard}>
          <button id="shout" type="button">
            Shout
          </button>
        </div>
      )}
      <p id="heard">{heard}</p>
      <p id="log" update="ignore" />
      <button id="toggle" type="button" onClick={on.toggle}>
        Toggle
      </button>
    </main>
  ),
})
