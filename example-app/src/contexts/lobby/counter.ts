import { genServer, reply } from 'anka/otp'
import { broadcast } from 'anka/pubsub'
import { type Count, lobbyTopic } from './topic.ts'

/** Holds the number that everybody shares. */
export const Counter = genServer({
  init: (): Count => ({ value: 0, by: null }),
  calls: { get: (state) => reply(state, state) },
  casts: {
    add(state, change: { readonly by: number; readonly who: string }) {
      const count = { value: state.value + change.by, by: change.who }
      broadcast(lobbyTopic, { type: 'counted', count })
      return count
    },
  },
})
