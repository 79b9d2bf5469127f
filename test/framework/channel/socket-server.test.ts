import { describe, expect, it } from 'vitest'
import { createSocketServer } from '../../../framework/src/channel/socket-server.ts'
import { FakeClock } from '../../../framework/src/core/index.ts'
import { echoHandler, MemorySink, openSocket, testInfo } from './echo-channel.ts'

describe('SocketServer', () => {
  it('closes a socket that is silent for 60 s', () => {
    const { exchange, sink, clock } = openSocket()
    clock.advance(30_000)
    exchange(null, '1', 'phoenix', 'heartbeat', {})

    clock.advance(59_999)
    expect(sink.closedWith).toBeUndefined()
    clock.advance(5_001)

    expect(sink.closedWith).toEqual([1001, 'idle'])
  })

  it('forgets sockets that are closed, and its timer with the last', () => {
    const { connection, sockets, clock } = openSocket()
    expect(sockets.connectionCount).toBe(1)

    connection.closed()

    expect(sockets.connectionCount).toBe(0)
    expect(clock.timerCount).toBe(0)
  })

  it('tells sockets in batches to connect again', async () => {
    const { sockets, sink, clock } = openSocket()
    const second = new MemorySink()
    sockets.connect(second, testInfo)

    const drained = sockets.drain({ batchSize: 1, batchIntervalMs: 2_000 })
    expect([sink.closedWith?.[0], second.closedWith?.[0]]).toEqual([1012, undefined])
    clock.advance(2_000)
    await drained

    expect(second.closedWith).toEqual([1012, 'restarting'])
    expect(sockets.isDraining).toBe(true)
  })

  it('takes limits that differ from the defaults', () => {
    const sockets = createSocketServer({ handlers: [], limits: { eventsPerSecond: 5_000 } })

    expect(sockets.limits).toMatchObject({ eventsPerSecond: 5_000, maxChannels: 100 })
  })

  it('lets the first fitting pattern answer', () => {
    const other = { join: echoHandler.join }
    const sockets = createSocketServer({
      handlers: [
        { pattern: 'room:lobby', handler: echoHandler },
        { pattern: 'room:*', handler: other },
      ],
      clock: new FakeClock(),
    })

    expect(sockets.findHandler('room:lobby')).toBe(echoHandler)
    expect(sockets.findHandler('room:lobby2')).toBe(other)
    expect(sockets.findHandler('rooms')).toBeUndefined()
  })

  it.each([
    ['', 'it is empty'],
    ['a*b', 'its star is not at the end'],
  ])('refuses the pattern %j', (pattern, because) => {
    const handlers = [{ pattern, handler: echoHandler }]

    expect(() => createSocketServer({ handlers })).toThrow(
      expect.objectContaining({ code: 'CHANNEL_BAD_PATTERN', details: { pattern, because } }),
    )
  })
})
