import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drainNow } from '../../../framework/src/otp/internal.ts'
import { captureLog } from '../../../framework/src/telemetry/index.ts'
import { openSocket } from './echo-channel.ts'

const ok = (joinRef: string | null, ref: string, topic: string, response = '{}') =>
  `[${joinRef === null ? null : `"${joinRef}"`},"${ref}","${topic}","phx_reply",{"status":"ok","response":${response}}]`
const refused = (joinRef: string | null, ref: string, topic: string, reason: string) =>
  `[${joinRef === null ? null : `"${joinRef}"`},"${ref}","${topic}","phx_reply",{"status":"error","response":{"reason":"${reason}"}}]`

describe('Connection', () => {
  it('answers a heartbeat', () => {
    const { exchange } = openSocket()

    const sent = exchange(null, '31', 'phoenix', 'heartbeat', {})

    expect(sent).toEqual([ok(null, '31', 'phoenix')])
  })

  it('routes a topic by prefix to its handler', () => {
    const { exchange } = openSocket()

    const sent = exchange('4', '4', 'room:1', 'phx_join', {})

    expect(sent).toEqual([ok('4', '4', 'room:1')])
  })

  it('routes an exact topic and nothing longer', () => {
    const { exchange } = openSocket()

    expect(exchange('4', '4', 'lobby', 'phx_join', {})).toEqual([ok('4', '4', 'lobby')])
    expect(exchange('5', '5', 'lobby:1', 'phx_join', {})).toEqual([
      refused(null, '5', 'lobby:1', 'unmatched topic'),
    ])
  })

  it('answers a topic that no handler has', () => {
    const { exchange } = openSocket()

    const sent = exchange(null, '40', 'nosuch:1', 'say', {})

    expect(sent).toEqual([refused(null, '40', 'nosuch:1', 'unmatched topic')])
  })

  it('answers an event for a topic that is not joined', () => {
    const { exchange } = openSocket()

    const sent = exchange('4', '5', 'room:1', 'echo', {})

    expect(sent).toEqual([refused(null, '5', 'room:1', 'unmatched topic')])
  })

  it('answers a leave for a topic that is not joined', () => {
    const { exchange } = openSocket()

    expect(exchange('4', '12', 'room:1', 'phx_leave', {})).toEqual([ok('4', '12', 'room:1')])
    expect(exchange(null, '13', 'lv:', 'phx_leave', {})).toEqual([ok(null, '13', 'lv:')])
  })

  it('[PHX-087] ends the old channel of a topic that is joined again', () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})

    const sent = exchange('9', '9', 'room:1', 'phx_join', {})

    expect(sent).toContain('["4","4","room:1","phx_close",{}]')
    expect(sent).toContain(ok('9', '9', 'room:1'))
    expect(exchange('9', '10', 'room:1', 'echo', { a: 1 })).toEqual([
      ok('9', '10', 'room:1', '{"a":1}'),
    ])
  })

  it('drops messages and leaves of an older join', () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})
    exchange('9', '9', 'room:1', 'phx_join', {})

    expect(exchange('4', '10', 'room:1', 'echo', {})).toEqual([])
    expect(exchange('4', '11', 'room:1', 'phx_leave', {})).toEqual([])
    expect(exchange('9', '12', 'room:1', 'echo', {})).toEqual([ok('9', '12', 'room:1')])
  })

  it('takes a message without a join ref', () => {
    const { exchange } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})

    expect(exchange(null, '10', 'room:1', 'echo', {})).toEqual([ok('4', '10', 'room:1')])
  })

  it('[PHX-088] refuses the channel above the limit', () => {
    const { exchange, clock } = openSocket()
    for (let count = 1; count <= 100; count++) {
      exchange(`${count}`, `${count}`, `room:${count}`, 'phx_join', {})
    }

    clock.advance(1_000)
    const over = exchange('900', '900', 'room:900', 'phx_join', {})

    expect(over).toEqual([refused('900', '900', 'room:900', 'too many channels joined')])
  })

  it('hands binary payloads to the channel', () => {
    const { exchange, exchangeText } = openSocket()
    exchange('4', '4', 'room:1', 'phx_join', {})

    const text = new TextEncoder().encode('45room:1size')
    const frame = Uint8Array.from([0, 1, 1, 6, 4, ...text, 1, 2, 3])

    expect(exchangeText(frame)).toEqual([ok('4', '5', 'room:1', '{"bytes":3}')])
  })

  it('drops a frame that cannot be decoded, with one line of log', async () => {
    const { exchange, exchangeText, sink } = openSocket()

    const { lines } = await captureLog(() => {
      exchangeText('{')
      exchangeText('[1,2]')
    })

    expect(lines.map((line) => line.message)).toEqual([
      'WIRE_BAD_FRAME  ignored 10.0.0.9: frame is not json (1 bytes)',
    ])
    expect(sink.closedWith).toBeUndefined()
    expect(exchange(null, '1', 'phoenix', 'heartbeat', {})).toHaveLength(1)
  })

  it('closes with 1008 at the tenth bad frame in a minute', async () => {
    const { exchangeText, sink } = openSocket()

    await captureLog(() => {
      for (let count = 1; count <= 9; count++) exchangeText('{')
      expect(sink.closedWith).toBeUndefined()
      exchangeText('{')
    })

    expect(sink.closedWith).toEqual([1008, 'bad frames'])
  })

  it('forgives bad frames after a minute', async () => {
    const { exchangeText, sink, clock } = openSocket()

    await captureLog(() => {
      for (let count = 1; count <= 9; count++) exchangeText('{')
      clock.advance(59_000)
      exchangeText('[null,"1","phoenix","heartbeat",{}]')
      clock.advance(1_000)
      exchangeText('{')
    })

    expect(sink.closedWith).toBeUndefined()
  })

  it('closes with 1009 for a frame above the limit', async () => {
    const { exchangeText, sink } = openSocket({ maxFrameBytes: 100 })

    await captureLog(() => exchangeText(`["1","1","room:1","phx_join",{"a":"${'x'.repeat(99)}"}]`))

    expect(sink.closedWith).toEqual([1009, 'frame too large'])
  })

  it('treats a join without any ref as a bad frame', async () => {
    const { exchange, sink } = openSocket()

    const { lines } = await captureLog(() => exchange(null, null, 'room:1', 'phx_join', {}))

    expect(sink.sent).toEqual([])
    expect(lines).toHaveLength(1)
  })

  it('answers events above their rate late and in order', async () => {
    const { connection, exchange, sink, clock } = openSocket({ eventsPerSecond: 10, eventBurst: 2 })
    exchange('1', '1', 'room:1', 'phx_join', {})
    sink.sent = []

    const { lines } = await captureLog(() => {
      for (const ref of ['2', '3', '4', '5'])
        connection.receive(`["1","${ref}","room:1","echo",{}]`)
      drainNow()
    })
    const atOnce = refsOf(sink.sent)
    clock.advance(100)
    drainNow()
    const afterOneInterval = refsOf(sink.sent)
    clock.advance(100)
    drainNow()

    expect(atOnce).toEqual(['2', '3'])
    expect(afterOneInterval).toEqual(['2', '3', '4'])
    expect(refsOf(sink.sent)).toEqual(['2', '3', '4', '5'])
    expect(lines.map((line) => line.message)).toEqual([
      'CHANNEL_TOO_FAST  answers 10.0.0.9 late: it sends more than its rate',
    ])
  })

  it('answers heartbeats while events wait', async () => {
    const { exchange } = openSocket({ eventsPerSecond: 10, eventBurst: 1 })
    exchange('1', '1', 'room:1', 'phx_join', {})

    await captureLog(() => {
      exchange('1', '2', 'room:1', 'echo', {})
      expect(exchange('1', '3', 'room:1', 'echo', {})).toEqual([])
    })

    expect(exchange(null, '4', 'phoenix', 'heartbeat', {})).toEqual([ok(null, '4', 'phoenix')])
  })

  it('closes with 1008 at ten times the rate of events', async () => {
    const { exchange, sink } = openSocket()
    exchange('1', '1', 'room:1', 'phx_join', {})

    await captureLog(() => {
      for (let ref = 2; ref <= 2_000; ref++) exchange('1', `${ref}`, 'room:1', 'echo', {})
      expect(sink.closedWith).toBeUndefined()
      exchange('1', '2001', 'room:1', 'echo', {})
    })

    expect(sink.closedWith).toEqual([1008, 'too many events'])
  })

  it('bounds the messages that wait for their rate', async () => {
    const { exchange, sink, clock } = openSocket({ eventsPerSecond: 1, eventBurst: 1 })

    await captureLog(() => {
      for (let ref = 1; ref <= 20 && !sink.closedWith; ref++) {
        exchange(null, `${ref}`, 'room:1', 'echo', {})
        clock.advance(101)
      }
    })

    expect(sink.closedWith).toEqual([1008, 'too many events'])
  })

  it('delays joins above their rate and refuses none', async () => {
    const { exchange, sink, clock } = openSocket({ joinsPerSecond: 2, joinBurst: 1 })
    exchange('1', '1', 'room:1', 'phx_join', {})

    await captureLog(() => exchange('2', '2', 'room:2', 'phx_join', {}))
    const atOnce = [...sink.sent]
    clock.advance(500)
    drainNow()

    expect(atOnce).toEqual([])
    expect(sink.sent).toEqual([ok('2', '2', 'room:2')])
  })

  it('closes a reader that takes nothing with 1012', async () => {
    const { exchange, sink } = openSocket({ highWaterBytes: 10 })
    exchange('1', '1', 'room:1', 'phx_join', {})
    sink.bufferedBytes = 161

    await captureLog(() => exchange('1', '2', 'room:1', 'echo', {}))

    expect(sink.closedWith).toEqual([1012, 'too slow'])
  })

  it('survives whatever a frame holds', async () => {
    const ref = fc.constantFrom(null, '', '1', '4', 7, '9'.repeat(80))
    const name = fc.constantFrom('room:1', 'lobby', 'phoenix', '', 'lv:', 'nosuch', '__proto__')
    const event = fc.constantFrom('phx_join', 'phx_leave', 'phx_reply', 'echo', 'heartbeat', 'size')
    const payload = fc.oneof(fc.jsonValue(), fc.constant({ join: 'refuse' }), fc.constant({}))
    const message = fc.tuple(ref, ref, name, event, payload).map((parts) => JSON.stringify(parts))
    const frame = fc.oneof(message, fc.json(), fc.string(), fc.uint8Array({ maxLength: 300 }))

    await captureLog(() => {
      fc.assert(
        fc.property(fc.array(frame, { maxLength: 30 }), (frames) => {
          const { exchangeText, sink } = openSocket({ badFramesPerMinute: 1_000 })
          for (const one of frames) exchangeText(one)
          expect(sink.closedWith).toBeUndefined()
        }),
        { numRuns: 200 },
      )
    })
  })

  it('ignores what comes after its end', () => {
    const { connection, exchange } = openSocket()
    connection.closed()

    expect(exchange(null, '1', 'phoenix', 'heartbeat', {})).toEqual([])
  })
})

function refsOf(sent: readonly string[]): unknown[] {
  return sent.map((text) => (JSON.parse(text) as unknown[])[1])
}
