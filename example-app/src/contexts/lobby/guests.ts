import { genServer, monitor, type Pid, reply } from 'anka/otp'
import { broadcast } from 'anka/pubsub'
import type { Guest } from '../../guest.ts'
import { lobbyTopic } from './topic.ts'

interface State {
  /** One entry an open page: a guest with two tabs stands here twice. */
  readonly byPid: ReadonlyMap<string, Guest>
}

/** Each guest once, however many pages they have open. */
const listed = ({ byPid }: State): readonly Guest[] => [
  ...new Map([...byPid.values()].map((guest) => [guest.id, guest])).values(),
]

function changed(byPid: ReadonlyMap<string, Guest>): State {
  const state = { byPid }
  broadcast(lobbyTopic, { type: 'guests-changed', guests: listed(state) })
  return state
}

/** Knows who is looking: it monitors each page's process and forgets it when that ends, for whatever reason. */
export const Guests = genServer({
  init: (): State => ({ byPid: new Map() }),
  calls: {
    list: (state) => reply(listed(state), state),
    enter(state, visit: { readonly pid: Pid; readonly guest: Guest }) {
      monitor(visit.pid)
      const next = changed(new Map(state.byPid).set(visit.pid.id, visit.guest))
      return reply(listed(next), next)
    },
  },
  down(state, { pid }) {
    const byPid = new Map(state.byPid)
    byPid.delete(pid.id)
    return changed(byPid)
  },
})
