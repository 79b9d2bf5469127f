import { describe, expect, it } from 'vitest'
import { drainNow } from '../../../framework/src/otp/internal.ts'
import { captureLog } from '../../../framework/src/telemetry/index.ts'
import { deaths, openSocket } from './echo-channel.ts'

const crashed =
  '["4","4","room:1","phx_reply",{"status":"error","response":{"reason":"join crashed"}}]'

describe('Channel', () => {
  it('answers events of its process', () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})

    expect(exchange('4', '7', 'room:1', 'echo', { text: 'hi' })).toEqual([
      '["4","7","room:1","phx_reply",{"status":"ok","response":{"text":"hi"}}]',
    ])
  })

  it('sends nothing for an event without a ref', () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})

    expect(exchange('4', null, 'room:1', 'echo', {})).toEqual([])
  })

  it('closes, then answers a leave', () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})

    expect(exchange('4', '12', 'room:1', 'phx_leave', {})).toEqual([
      '["4","4","room:1","phx_close",{}]',
      '["4","12","room:1","phx_reply",{"status":"ok","response":{}}]',
    ])
  })

  it('frees its topic when it was left', () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})
    exchange('4', '12', 'room:1', 'phx_leave', {})

    expect(exchange('4', '13', 'room:1', 'echo', {})[0]).toContain('unmatched topic')
  })

  it('answers the events that came before a leave', () => {
    const { connection, exchange, sink } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})
    sink.sent = []

    connection.receive('["4","11","room:1","echo",{}]')
    connection.receive('["4","12","room:1","phx_leave",{}]')
    connection.receive('["4","13","room:1","echo",{}]')
    drainNow()

    expect(sink.sent.map((text) => (JSON.parse(text) as unknown[])[1])).toEqual(['11', '4', '12'])
  })

  it('closes for good when its process ends orderly', () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})

    expect(exchange('4', '5', 'room:1', 'stop', {})).toEqual(['["4","4","room:1","phx_close",{}]'])
  })

  it('[PHX-094] tells of a crash and leaves other channels alone', async () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})
    exchange('5', '5', 'room:2', 'phx_join', {})

    const { value: sent } = await captureLog(() => exchange('4', '6', 'room:1', 'crash', {}))

    expect(sent).toEqual(['["4","4","room:1","phx_error",{"reason":"channel_crash"}]'])
    expect(exchange('5', '7', 'room:2', 'echo', {})).toHaveLength(1)
  })

  it('can be joined again after a crash', async () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})
    await captureLog(() => exchange('4', '6', 'room:1', 'crash', {}))

    expect(exchange('8', '8', 'room:1', 'phx_join', {})[0]).toContain('"status":"ok"')
  })

  it('answers a crash while joining', async () => {
    const { exchange } = openSocket()

    const { value: sent } = await captureLog(() =>
      exchange('4', '4', 'room:1', 'phx_join', { join: 'crash' }),
    )

    expect(sent).toEqual([crashed])
  })

  it('answers a join whose process cannot be started', async () => {
    const { exchange } = openSocket()

    const { value: sent, lines } = await captureLog(() =>
      exchange('4', '4', 'room:1', 'phx_join', { join: 'no process' }),
    )

    expect(sent).toEqual([crashed])
    expect(lines.map((line) => line.message)).toEqual(['a channel could not be started'])
  })

  it('answers a join that ends without an answer', () => {
    const { exchange } = openSocket()

    expect(exchange('4', '4', 'room:1', 'phx_join', { join: 'end' })).toEqual([crashed])
  })

  it('sends nothing after a refused join', () => {
    const { exchange } = openSocket()

    const sent = exchange('4', '4', 'room:1', 'phx_join', { join: 'refuse' })

    expect(sent).toEqual([
      '["4","4","room:1","phx_reply",{"status":"error","response":{"reason":"refused"}}]',
    ])
    expect(exchange('4', '5', 'room:1', 'echo', {})[0]).toContain('unmatched topic')
  })

  it('closes an unanswered join that a newer one replaces', () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', { join: 'wait' })

    const sent = exchange('9', '9', 'room:1', 'phx_join', {})

    expect(sent).toContain('["4","4","room:1","phx_close",{}]')
    expect(sent).not.toContain(crashed)
  })

  it('ends its process when the socket is gone', () => {
    const { connection, exchange, sink } = openSocket()
    exchange('4', '4', 'room:closing', 'phx_join', {})
    sink.sent = []

    connection.closed()
    drainNow()

    expect(deaths.at(-1)).toEqual(['room:closing', { shutdown: 'closed' }])
    expect(sink.sent).toEqual([])
  })

  it('is congested above the high-water mark', () => {
    const { connection, exchange, sink } = openSocket({ highWaterBytes: 100 })
    exchange('4', '4', 'room:1', 'phx_join', {})

    sink.bufferedBytes = 100
    expect(connection.congested).toBe(false)
    sink.bufferedBytes = 101
    expect(connection.congested).toBe(true)
  })

  it('tells its process once when the socket has drained', () => {
    const { connection, exchange, sink } = openSocket({ highWaterBytes: 100 })
    exchange('4', '4', 'room:1', 'phx_join', {})
    sink.bufferedBytes = 101
    exchange('4', '5', 'room:1', 'wait for drain', {})
    sink.bufferedBytes = 0

    connection.drained()
    connection.drained()
    drainNow()

    expect(sink.drainsAwaited).toBe(1)
    expect(sink.sent).toEqual(['["4",null,"room:1","drained",{}]'])
  })

  it('waits on while the socket is still congested', () => {
    const { connection, exchange, sink } = openSocket({ highWaterBytes: 100 })
    exchange('4', '4', 'room:1', 'phx_join', {})
    sink.bufferedBytes = 101
    exchange('4', '5', 'room:1', 'wait for drain', {})

    connection.drained()
    drainNow()

    expect(sink.drainsAwaited).toBe(2)
    expect(sink.sent).toEqual([])
  })
})
