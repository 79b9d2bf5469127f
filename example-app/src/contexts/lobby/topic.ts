import { topic } from 'anka/pubsub'
import type { Guest } from '../../guest.ts'

/** A few words that somebody left on the wall. */
export interface Note {
  readonly id: number
  readonly author: string
  readonly text: string
  readonly pinnedAt: number
}

/** How often the counter was changed, and by whom the last time. */
export interface Count {
  readonly value: number
  readonly by: string | null
}

/** What the lobby tells everybody who subscribed to {@link lobbyTopic}. */
export type LobbyEvent =
  | { readonly type: 'counted'; readonly count: Count }
  | { readonly type: 'guests-changed'; readonly guests: readonly Guest[] }
  | { readonly type: 'note-pinned'; readonly note: Note }

export const lobbyTopic = topic<LobbyEvent>('lobby')
