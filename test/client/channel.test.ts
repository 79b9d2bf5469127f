// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Socket } from '../../client/src/socket.ts'
import { FakeClock } from '../../framework/src/core/index.ts'
import { fakeTransport } from './support/fake-web-socket.ts'

beforeEach(() => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(false)
})
afterEach(() => {
  vi.restoreAllMocks()
})

function open(params: object | (() => object) = {}) {
  const clock = new FakeClock()
  const { transport, current } = fakeTransport()
  const socket = new Socket('/socket', { clock, transport })
  socket.connect()
  current().open()
  const channel = socket.channel('room:1', params as never)
  return {
    clock,
    channel,
    socket,
    server: current,
    joins: () => current().sent.filter(({ event }) => event === 'phx_join'),
  }
}

function joined() {
  const setup = open()
  setup.channel.join()
  setup.server().reply('phx_join')
  return setup
}

describe('Channel', () => {
  it('joins under the ref of its join', () => {
    const { channel, server } = open({ user: 'ada' })

    channel.join()

    const { joinRef, ref, payload } = server().last('phx_join')
    expect(joinRef).toBe(ref)
    expect(payload).toEqual({ user: 'ada' })
    expect(channel.state).toBe('joining')
  })

  it('makes the payload anew for each join', () => {
    let attempt = 0
    const { channel, clock, joins, server } = open(() => ({ attempt: attempt++ }))
    channel.join()
    server().reply('phx_join', {}, 'error')

    clock.advance(1_000)

    expect(joins().map(({ payload }) => payload)).toEqual([{ attempt: 0 }, { attempt: 1 }])
  })

  it('joins again after 1, 2, 5 and then every 10 seconds', () => {
    const { channel, clock, joins, server } = open()
    channel.join()

    for (const [index, delay] of [1_000, 2_000, 5_000, 10_000, 10_000].entries()) {
      server().reply('phx_join', { reason: 'no' }, 'error')
      clock.advance(delay - 1)
      expect(joins()).toHaveLength(index + 1)
      clock.advance(1)
      expect(joins()).toHaveLength(index + 2)
    }
  })

  it('leaves and joins again when the join is not answered', () => {
    const { channel, clock, joins, server } = open()
    const timeouts = vi.fn()
    channel.join().receive('timeout', timeouts)

    clock.advance(10_000)
    expect(timeouts).toHaveBeenCalledOnce()
    expect(server().last('phx_leave').topic).toBe('room:1')
    clock.advance(1_000)

    expect(joins()).toHaveLength(2)
  })

  it('drops messages of an earlier join', () => {
    const { channel, server } = joined()
    const said = vi.fn()
    channel.on('said', said)

    server().receive(['0', null, 'room:1', 'said', { n: 1 }])
    server().receive([null, null, 'room:1', 'said', { n: 2 }])
    server().receive([channel.joinRef, null, 'room:1', 'said', { n: 3 }])

    expect(said.mock.calls).toEqual([[{ n: 2 }], [{ n: 3 }]])
  })

  it('joins again at once when the connection is back', () => {
    const { channel, clock, server } = joined()
    server().drop()
    expect(channel.state).toBe('errored')
    clock.advance(10)

    server().open()

    expect(server().last('phx_join').joinRef).toBe(channel.joinRef)
    expect(server().sent).toHaveLength(1)
  })

  it('sends a join that had to wait for the connection once', () => {
    const clock = new FakeClock()
    const { transport, current } = fakeTransport()
    const socket = new Socket('/socket', { clock, transport })
    socket.connect()
    socket.channel('room:1').join()
    current().drop()
    clock.advance(10)

    current().open()

    expect(current().sent.map(({ event }) => event)).toEqual(['phx_join'])
  })

  it('does not join again after it was closed', () => {
    const { channel, clock, joins, server } = joined()
    const closed = vi.fn()
    channel.onClose(closed)

    server().receive([channel.joinRef, null, 'room:1', 'phx_close', {}])
    clock.advance(60_000)

    expect(closed).toHaveBeenCalledOnce()
    expect(joins()).toHaveLength(1)
  })

  it('is left at once, without waiting for the server', () => {
    const { channel, server } = joined()
    const left = vi.fn()

    channel.leave().receive('ok', left)

    expect(left).toHaveBeenCalledOnce()
    expect(server().last('phx_leave').topic).toBe('room:1')
    expect(channel.state).toBe('closed')
  })

  it('leaves another channel of the same topic when it joins', () => {
    const { channel, server, socket } = joined()

    socket.channel('room:1').join()

    expect(channel.state).toBe('closed')
    expect(server().sent.map(({ event }) => event)).toEqual(['phx_join', 'phx_leave', 'phx_join'])
  })

  it('cannot be joined twice, nor pushed to before', () => {
    const { channel } = open()

    expect(() => channel.push('say')).toThrow(
      expect.objectContaining({ code: 'CLIENT_NOT_JOINED' }),
    )
    channel.join()
    expect(() => channel.join()).toThrow(expect.objectContaining({ code: 'CLIENT_JOINED_TWICE' }))
  })
})

describe('Push', () => {
  it('[PHX-098] is delivered after the join when it was pushed before', () => {
    const { channel, server } = open()
    channel.join()

    channel.push('say', { text: 'hi' })
    expect(server().sent.map(({ event }) => event)).toEqual(['phx_join'])
    server().reply('phx_join')

    expect(server().last('say').payload).toEqual({ text: 'hi' })
  })

  it('[PHX-098] is dropped when it timed out before the join', () => {
    const { channel, clock, server } = open()
    const timedOut = vi.fn()
    channel.join()
    channel.push('say', {}, 5_000).receive('timeout', timedOut)

    clock.advance(5_000)
    server().reply('phx_join')

    expect(timedOut).toHaveBeenCalledOnce()
    expect(server().sent.map(({ event }) => event)).toEqual(['phx_join'])
  })

  it('[PHX-098] calls back with how it ended, also those who ask later', () => {
    const { channel, server } = joined()
    const first = vi.fn()
    const late = vi.fn()
    const push = channel.push('say').receive('ok', first).receive('error', first)

    server().reply('say', { id: 7 })
    push.receive('ok', late)

    expect(first.mock.calls).toEqual([[{ id: 7 }]])
    expect(late.mock.calls).toEqual([[{ id: 7 }]])
  })

  it('times out when no answer comes', () => {
    const { channel, clock } = joined()
    const timedOut = vi.fn()
    channel.push('say').receive('timeout', timedOut)

    clock.advance(9_999)
    expect(timedOut).not.toHaveBeenCalled()
    clock.advance(1)

    expect(timedOut).toHaveBeenCalledOnce()
  })
})
