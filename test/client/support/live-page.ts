import { onTestFinished, vi } from 'vitest'
import { LiveSocket } from '../../../client/src/live-socket.ts'
import type { LiveSocketOptions } from '../../../client/src/page.ts'
import { FakeClock, type Json } from '../../../framework/src/core/index.ts'
import { type FakeWebSocket, fakeTransport, type SentFrame } from './fake-web-socket.ts'

/** A page with one live view whose server is the test. */
export interface LivePage {
  readonly liveSocket: LiveSocket
  readonly clock: FakeClock
  readonly server: FakeWebSocket
  readonly view: Element
  /** What was reported to the developer. */
  readonly errors: readonly unknown[]
  /** The event that was pushed last. */
  readonly pushed: () => SentFrame['payload']
  /** Answers the last event. */
  readonly answer: (response?: Json) => void
  /** The server pushes a diff. */
  readonly diff: (diff: Json) => void
  readonly find: <E extends Element = HTMLElement>(selector: string) => E
}

/** Puts a view on the page and joins it with the tree. */
export function openPage(rendered: Json, options: LiveSocketOptions = {}): LivePage {
  const page = openUnjoined('', options)
  page.server.open()
  page.server.reply('phx_join', { rendered, liveview_version: '1.2.12' })
  return page
}

/** Puts a view on the page that has not joined yet. */
export function openUnjoined(html: string, options: LiveSocketOptions = {}): LivePage {
  document.body.innerHTML = `<div id="phx-1" data-phx-main data-phx-session="S" data-phx-static="T">${html}</div>`
  const errors: unknown[] = []
  // jsdom has no reportError.
  vi.stubGlobal('reportError', (error: unknown) => errors.push(error))
  const clock = new FakeClock()
  const { current, transport } = fakeTransport()
  const liveSocket = new LiveSocket('/live', { clock, transport, ...options })
  liveSocket.connect()
  onTestFinished(() => {
    vi.unstubAllGlobals()
    liveSocket.destroy()
    document.body.innerHTML = ''
  })
  const find = <E extends Element>(selector: string) => {
    const element = document.querySelector<E>(selector)
    if (element === null) throw new Error(`nothing matches ${selector}`)
    return element
  }
  return {
    liveSocket,
    clock,
    errors,
    get server() {
      return current()
    },
    get view() {
      return find('#phx-1')
    },
    pushed: () => current().last('event').payload,
    answer: (response = {}) => current().reply('event', response),
    diff: (diff) => {
      const { joinRef, topic } = current().last('phx_join')
      current().receive([joinRef, null, topic, 'diff', diff])
    },
    find: find as LivePage['find'],
  }
}
