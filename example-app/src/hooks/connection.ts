import { defineHook } from '@anka/client'
import { PATCHED } from './metered-socket.ts'

type State = 'live' | 'offline'

const WORDS: Record<State, string> = { live: 'Live', offline: 'Offline, trying again' }

/** Fills in the connection card: the state of the socket, the size of the last patch and how many there were. */
export const Connection = defineHook({
  mounted() {
    show(this.el, 'live')
    countPatches(this.el)
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

function countPatches(card: Element): void {
  let patches = 0
  window.addEventListener(PATCHED, (event) => {
    if (!(event instanceof CustomEvent)) return
    patches += 1
    write(card, 'bytes', `${event.detail.bytes} bytes`)
    write(card, 'patches', patches.toLocaleString('en'))
  })
}

function write(card: Element, part: string, text: string): void {
  const place = card.querySelector(`[data-part="${part}"]`)
  if (place) place.textContent = text
}
