import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { genServer, isAlive, stop } from '../../../../framework/src/otp/index.ts'
import { captureLog } from '../../../../framework/src/telemetry/index.ts'
import { startRecorder } from '../recorder.ts'

const EVENTS = ['unhandledRejection', 'uncaughtException'] as const

/** The runner's own listeners would count every stray error as its failure. */
const others = new Map<string, ((...args: never[]) => void)[]>()

beforeEach(async () => {
  await genServer({ init: () => 0 }).start()
  for (const event of EVENTS) {
    const all = process.listeners(event as 'uncaughtException') as ((...args: never[]) => void)[]
    const foreign = all.filter(({ name }) => name !== 'rejected' && name !== 'thrown')
    others.set(event, foreign)
    for (const listener of foreign) process.off(event, listener as never)
  }
})
afterEach(() => {
  for (const event of EVENTS) {
    for (const listener of others.get(event) ?? []) process.on(event, listener as never)
  }
})

const Careless = genServer({
  init: () => 0,
  casts: {
    reject: (state) => {
      void Promise.reject(new TypeError('left behind'))
      return state
    },
    rejectLater: (state) => {
      void (async () => {
        await Promise.resolve()
        throw new TypeError('left behind')
      })()
      return state
    },
    rejectAfterEnd: (state) => {
      void later().then(() => {
        throw new TypeError('left behind')
      })
      return stop('normal', state)
    },
    throwInTimer: (state) => {
      setTimeout(() => {
        throw new TypeError('in a timer')
      }, 0)
      return state
    },
  },
})

const later = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

describe('a stray error', () => {
  it.each(['reject', 'rejectLater', 'throwInTimer'] as const)(
    'of %s ends its process and nothing else',
    async (operation) => {
      const neighbour = startRecorder()
      const careless = await Careless.start()

      const { lines } = await captureLog(async () => {
        careless.cast(operation)
        await later()
      })

      expect([isAlive(careless), neighbour.status]).toEqual([false, 'running'])
      expect(lines.map(({ message }) => message)).toEqual([
        'process ended with an error that nothing awaited',
      ])
    },
  )

  it('of a process that has ended is told all the same', async () => {
    const careless = await Careless.start()

    const { lines } = await captureLog(async () => {
      careless.cast('rejectAfterEnd')
      await later()
      await later()
    })

    expect(lines.map(({ message }) => message)).toEqual([
      'process that has ended left an error that nothing awaited',
    ])
  })
})
