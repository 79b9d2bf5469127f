import { liveView, messages, toForm } from 'anka/live'
import { self } from 'anka/otp'
import { z } from 'zod'
import { ClockCard } from '../components/clock-card.tsx'
import { ConnectionCard } from '../components/connection-card.tsx'
import { CounterCard } from '../components/counter-card.tsx'
import { GuestsCard } from '../components/guests-card.tsx'
import { Masthead } from '../components/masthead.tsx'
import { NotesCard } from '../components/notes-card.tsx'
import * as Lobby from '../contexts/lobby/index.ts'

interface Tick {
  readonly type: 'tick'
}

const MOST_NOTES = 6
const NOTICE_MS = 5_000
const untilNextSecond = (nowMs: number): number => 1_000 - (nowMs % 1_000)

/** The front page: what everybody shares, live. */
export const LobbyLive = liveView({
  messages: messages<Lobby.LobbyEvent | Tick>(),
  async mount(socket) {
    const me = socket.scope
    if (socket.connected) {
      socket.subscribe(Lobby.lobbyTopic)
      await Lobby.enter(self(), me)
      socket.sendAfter(untilNextSecond(Date.now()), { type: 'tick' })
    }
    const { count, guests, notes } = await Lobby.glance()
    return { me, count, guests, notes, nowMs: Date.now(), noticeUntilMs: Number.POSITIVE_INFINITY }
  },
  events: {
    add: {
      params: z.object({ by: z.union([z.literal(1), z.literal(-1)]) }),
      handle: (socket, { by }) => Lobby.add(by, socket.scope),
    },
    pin: {
      params: z.object({
        author: z.string().trim().min(2, 'Two letters at least').max(24, 'At most 24 letters'),
        text: z.string().trim().min(3, 'Say a little more').max(140, 'At most 140 letters'),
      }),
      handle(socket, { author, text }) {
        Lobby.pin(author, text)
        socket.putFlash('info', 'Pinned. Everybody can see it now.')
        socket.assign({ noticeUntilMs: Date.now() + NOTICE_MS })
      },
    },
  },
  handleInfo(socket, message) {
    switch (message.type) {
      case 'tick':
        if (Date.now() >= socket.assigns.noticeUntilMs) {
          socket.clearFlash('info')
          socket.assign({ noticeUntilMs: Number.POSITIVE_INFINITY })
        }
        socket.assign({ nowMs: Date.now() })
        socket.sendAfter(untilNextSecond(Date.now()), { type: 'tick' })
        return
      case 'counted':
        return socket.assign({ count: message.count })
      case 'guests-changed':
        return socket.assign({ guests: message.guests })
      case 'note-pinned':
        return socket.update('notes', (notes) => [message.note, ...notes].slice(0, MOST_NOTES))
      default:
        return message satisfies never
    }
  },
  render: ({ me, count, guests, notes, nowMs }, on, { flash }) => (
    <main class="lobby">
      <Masthead me={me} />
      <CounterCard count={count} less={on.add({ by: -1 })} more={on.add({ by: 1 })} />
      <GuestsCard guests={guests} me={me} />
      <ClockCard nowMs={nowMs} />
      <ConnectionCard />
      <NotesCard
        notes={notes}
        form={toForm(on.pin, { data: { author: me.name, text: '' } })}
        notice={flash.info}
      />
      <footer class="colophon">
        <p>
          Open this page in a second tab, or hand a friend the address. Everything on it is rendered
          on the server and arrives as small patches over one socket.
        </p>
      </footer>
    </main>
  ),
})
