// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { LiveSocket } from '../../client/src/live-socket.ts'
import { fakeTransport } from './support/fake-web-socket.ts'

describe('LiveSocket', () => {
  it('stays away from the server on a page without views', () => {
    document.body.innerHTML = '<h1>About</h1>'
    const { sockets, transport } = fakeTransport()
    const liveSocket = new LiveSocket('/live', { transport })

    liveSocket.connect()

    expect(sockets).toEqual([])
    liveSocket.destroy()
  })
})
