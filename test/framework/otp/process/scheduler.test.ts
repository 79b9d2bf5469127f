import { describe, expect, it } from 'vitest'
import { exit, genServer, reply } from '../../../../framework/src/otp/index.ts'
import {
  drainNow,
  type Process,
  send,
  startProcess,
} from '../../../../framework/src/otp/internal.ts'
import { codeOf, Recorder, startRecorder, withFakeClock } from '../recorder.ts'

describe('scheduler', () => {
  it('lets a flooded process starve neither its neighbours nor the event loop', async () => {
    const flooded = startRecorder()
    for (let index = 0; index < 1_000_000; index++) flooded.enqueue(index)
    const order: string[] = []
    class Neighbour extends Recorder {
      protected override init(): void {
        order.push(flooded.queueLength > 0 ? 'before the flood is over' : 'after')
      }
    }

    startProcess(new Neighbour())
    await new Promise<void>((resolve) => setTimeout(resolve, 0))

    const left = flooded.queueLength
    drainNow()
    expect([order, left > 0, flooded.messages.length]).toEqual([
      ['before the flood is over'],
      true,
      1_000_000,
    ])
  })

  it('gives each process a bounded number of messages a turn, round and round', () => {
    const order: string[] = []
    const [one, other] = [startRecorder(), startRecorder()]
    for (let index = 0; index < 300; index++) {
      one.enqueue(() => order.push('one'))
      other.enqueue(() => order.push('other'))
    }

    drainNow()

    const changes = order.filter((each, index) => each !== order[index - 1])
    expect(changes.length).toBeGreaterThan(2)
    expect(order.slice(0, 300).includes('other')).toBe(true)
  })

  it('ends a slice after a turn that settled a promise', async () => {
    const Echo = genServer({ init: () => 0, calls: { echo: (state) => reply('echo', state) } })
    const echo = await Echo.start()
    const order: string[] = []
    const busy = startRecorder()

    void echo.call('echo').then(() => order.push('caller'))
    busy.enqueue(() => order.push('next turn'))
    await new Promise<void>((resolve) => setImmediate(() => setImmediate(() => resolve())))
    drainNow()

    expect(order).toEqual(['caller', 'next turn'])
  })
})

describe('a slice', () => {
  const time = withFakeClock()

  it('is over after one millisecond', async () => {
    const slow = Array.from({ length: 20 }, () => startRecorder())
    const ran: Process[] = []
    for (const process of slow) {
      process.enqueue(() => {
        time.clock.advance(0.3)
        ran.push(process)
      })
    }

    await new Promise<void>((resolve) => setImmediate(resolve))
    const inFirstSlice = ran.length
    drainNow()

    expect([inFirstSlice, ran.length]).toEqual([4, 20])
  })

  it('is over after one message while messages are slow', async () => {
    const slow = Array.from({ length: 6 }, () => startRecorder())
    const ran: Process[] = []
    for (const process of slow) {
      process.enqueue(() => {
        time.clock.advance(1)
        ran.push(process)
      })
    }

    await new Promise<void>((resolve) => setImmediate(resolve))
    const inFirstSlice = ran.length
    await new Promise<void>((resolve) => setImmediate(resolve))
    const inSecondSlice = ran.length - inFirstSlice
    drainNow()

    expect(inFirstSlice).toBeLessThanOrEqual(4)
    expect(inSecondSlice).toBe(1)
  })
})

describe('drainNow', () => {
  it('gives up on two processes that keep sending to each other', () => {
    const [ping, pong] = [startRecorder(), startRecorder()]
    const bounce = (to: Process, from: Process) => () => send(to, bounce(from, to))
    ping.enqueue(bounce(pong, ping))

    expect(codeOf(drainNow)).toBe('OTP_ENDLESS_DRAIN')
    exit(ping, 'kill')
    exit(pong, 'kill')
  })
})
