// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Socket } from '../../client/src/socket.ts'
import { FakeClock } from '../../framework/src/core/index.ts'
import { fakeTransport } from './support/fake-web-socket.ts'

let isHidden = false
const hide = (hidden: boolean) => {
  isHidden = hidden
  document.dispatchEvent(new Event('visibilitychange'))
}

beforeEach(() => {
  isHidden = false
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => isHidden)
})
afterEach(() => {
  vi.restoreAllMocks()
})

function connect() {
  const clock = new FakeClock()
  const { sockets, transport, current } = fakeTransport()
  const socket = new Socket('/live', { clock, transport, params: { a: '1' } })
  socket.connect()
  return { clock, sockets, socket, current }
}

describe('Socket', () => {
  it('connects to the path with parameters and version', () => {
    const { current } = connect()

    expect(current().url).toBe('ws://localhost:3000/live/websocket?a=1&vsn=2.0.0')
    expect(current().binaryType).toBe('arraybuffer')
  })

  it('connects again after growing delays', () => {
    const { clock, sockets, current } = connect()
    const delays = [10, 50, 100, 150, 200, 250, 500, 1_000, 2_000, 5_000, 5_000]

    for (const [index, delay] of delays.entries()) {
      current().drop()
      clock.advance(delay - 1)
      expect(sockets).toHaveLength(index + 1)
      clock.advance(1)
      expect(sockets).toHaveLength(index + 2)
    }
  })

  it('starts at the first delay again after an open connection', () => {
    const { clock, sockets, current } = connect()
    current().drop()
    clock.advance(10)
    current().open()

    current().drop()
    clock.advance(10)

    expect(sockets).toHaveLength(3)
  })

  it('waits while the page is hidden and connects at once when it is seen', () => {
    const { clock, sockets, current } = connect()
    hide(true)
    current().drop()
    clock.advance(60_000)
    expect(sockets).toHaveLength(1)

    hide(false)

    expect(sockets).toHaveLength(2)
  })

  it('goes with the page and comes back with it', () => {
    const { clock, sockets, current } = connect()
    current().open()

    window.dispatchEvent(new Event('pagehide'))
    clock.advance(60_000)
    expect(current().closedWith).toBe(1005)
    expect(sockets).toHaveLength(1)
    window.dispatchEvent(new Event('pageshow'))

    expect(sockets).toHaveLength(2)
  })

  it('beats every 30 seconds and gives up when no answer comes', () => {
    const { clock, sockets, current } = connect()
    current().open()

    clock.advance(30_000)
    expect(current().sent).toEqual([
      { joinRef: null, ref: '1', topic: 'phoenix', event: 'heartbeat', payload: {} },
    ])
    current().receive([null, '1', 'phoenix', 'phx_reply', { status: 'ok', response: {} }])
    clock.advance(30_000)
    expect(current().sent).toHaveLength(2)
    clock.advance(30_000)
    expect(current().closedWith).toBe(1000)
    clock.advance(10)

    expect(sockets).toHaveLength(2)
  })

  it('stays away after disconnect', () => {
    const { clock, sockets, socket, current } = connect()
    current().open()

    socket.disconnect()
    clock.advance(60_000)

    expect(socket.isConnected()).toBe(false)
    expect(sockets).toHaveLength(1)
  })

  it('sends the token as a subprotocol', () => {
    const { transport, current } = fakeTransport()
    new Socket('/live', { transport, clock: new FakeClock(), authToken: 'abcd' }).connect()

    expect(current().protocols).toEqual(['phoenix', 'base64url.bearer.phx.YWJjZA'])
  })

  it('leaves out frames that are no messages', () => {
    const { current } = connect()
    current().open()

    expect(() => current().onmessage?.({ data: '{' })).not.toThrow()
  })
})
