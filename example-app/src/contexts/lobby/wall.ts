import { genServer, reply } from 'anka/otp'
import { broadcast } from 'anka/pubsub'
import { lobbyTopic, type Note } from './topic.ts'

const MOST_NOTES = 6

interface State {
  readonly nextId: number
  readonly notes: readonly Note[]
}

const welcome: Note = {
  id: 0,
  author: 'Roost',
  text: 'Pull up a perch. Whatever you pin here, everybody sees at once.',
  pinnedAt: Date.now(),
}

/** Keeps the newest notes of the wall, newest first. */
export const Wall = genServer({
  init: (): State => ({ nextId: 1, notes: [welcome] }),
  calls: { list: (state) => reply(state.notes, state) },
  casts: {
    pin(state, { author, text }: { readonly author: string; readonly text: string }) {
      const note = { id: state.nextId, author, text, pinnedAt: Date.now() }
      broadcast(lobbyTopic, { type: 'note-pinned', note })
      return { nextId: state.nextId + 1, notes: [note, ...state.notes].slice(0, MOST_NOTES) }
    },
  },
})
