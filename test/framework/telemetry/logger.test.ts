import { afterEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../framework/src/core/clock.ts'
import { runInContext } from '../../../framework/src/telemetry/context.ts'
import {
  captureLog,
  configureLogger,
  logger,
  logLimited,
} from '../../../framework/src/telemetry/logger.ts'

afterEach(() => configureLogger({}))

function collect(options: { pretty?: boolean; level?: 'debug' | 'warn' } = {}): string[] {
  const lines: string[] = []
  configureLogger({ ...options, destination: (line) => lines.push(line) })
  return lines
}

describe('logger', () => {
  it('writes a line of JSON', () => {
    const lines = collect()

    logger.info('cart paid', { cart: 7 })

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 30, msg: 'cart paid', cart: 7 })
  })

  it('writes readable lines when asked to', () => {
    const lines = collect({ pretty: true })

    logger.warn('cart left', { cart: 7 })

    expect(lines[0]).toMatch(/WARN.*: cart left\n\s+cart: 7/)
  })

  it('leaves out what is quieter than its level', () => {
    const lines = collect({ level: 'warn' })

    logger.info('quiet')
    logger.error('loud')

    expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['loud'])
  })

  it('writes the stack of an error', () => {
    const lines = collect()

    logger.error('failed', { error: new TypeError('no') })

    expect(JSON.parse(lines[0] ?? '').error).toMatchObject({ type: 'TypeError', message: 'no' })
  })

  it('masks secrets and bounds the line', () => {
    const lines = collect()

    logger.error('x'.repeat(100_000), { error: new Error('y'.repeat(100_000)), token: 'tok3n' })

    expect(lines[0]).not.toContain('tok3n')
    expect(lines[0]?.length).toBeLessThan(50_000)
  })

  it('adds the fields of the running contexts, outermost first', async () => {
    const request = { parent: undefined, logFields: () => ({ requestId: 'r1', at: 'request' }) }
    const view = { parent: request, logFields: () => ({ view: 'Room', at: 'view' }) }

    const { lines } = await captureLog(() => runInContext(view, () => logger.info('in', { n: 1 })))

    expect(lines[0]?.fields).toEqual({ requestId: 'r1', view: 'Room', at: 'view', n: 1 })
  })
})

describe('captureLog', () => {
  it('gives lines of every level instead of writing them', async () => {
    const written = collect({ level: 'warn' })

    const { value, lines } = await captureLog(async () => {
      logger.debug('a')
      logger.error('b')
      return 3
    })

    expect([value, lines.map(({ level }) => level), written]).toEqual([3, ['debug', 'error'], []])
  })
})

describe('logLimited', () => {
  it('writes one line per key in ten seconds, then how many were left out', () => {
    const clock = new FakeClock()
    const lines: string[] = []
    configureLogger({ clock, destination: (line) => lines.push(line) })
    const log = (key: string) => logLimited(key, 'warn', key)

    for (const key of ['a', 'a', 'b', 'a']) log(key)
    clock.advance(10_000)
    log('a')

    const read = lines.map((line) => JSON.parse(line)).map(({ msg, leftOut }) => [msg, leftOut])
    expect(read).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['a', 2],
    ])
  })

  it('forgets the oldest key when there are too many', () => {
    const lines: string[] = []
    configureLogger({ clock: new FakeClock(), destination: (line) => lines.push(line) })

    for (let peer = 0; peer <= 1_000; peer++) logLimited(`peer ${peer}`, 'warn', 'bad frame')
    logLimited('peer 0', 'warn', 'first again')
    logLimited('peer 1000', 'warn', 'left out')

    expect([lines.length, JSON.parse(lines.at(-1) ?? '').msg]).toEqual([1_002, 'first again'])
  })
})
