import { describe, expect, it } from 'vitest'
import {
  andContinue,
  type ExitReason,
  exit,
  type From,
  genServer,
  isAlive,
  link,
  monitor,
  register,
  reply,
  replyTo,
  self,
  send,
  stop,
  stopProcess,
} from '../../../../framework/src/otp/index.ts'
import { captureLog } from '../../../../framework/src/telemetry/index.ts'
import { Counter } from '../counter.ts'
import { runIn, settle, startRecorder, withFakeClock } from '../recorder.ts'

const time = withFakeClock()

describe('info', () => {
  it('[OTP-034] gets what was sent', async () => {
    const counter = await Counter.start(1)

    counter.send('tick')
    send(counter, 'tick')

    expect(await counter.call('get')).toBe(3)
  })

  it('[OTP-034] that is missing is one line of log, and the server lives', async () => {
    const Deaf = genServer({ init: () => 0 })
    const deaf = await Deaf.start()

    const { lines } = await captureLog(async () => {
      send(deaf, { text: 'hello' })
      await settle()
    })

    expect([isAlive(deaf), lines.map(({ fields }) => fields.message)]).toEqual([
      true,
      ['{ text: "hello" }'],
    ])
  })

  it('gets what its own timer sends', async () => {
    const Ticking = genServer({
      init: (_: undefined, context) => {
        context.sendAfter(10, 'tick')
        context.sendAfter(10, 'never')()
        return [] as readonly string[]
      },
      info: (seen, message: string) => [...seen, message],
      calls: { get: (seen) => reply(seen, seen) },
    })
    const ticking = await Ticking.start(undefined)

    await time.advance(10)

    expect(await ticking.call('get')).toEqual(['tick'])
  })
})

describe('continue', () => {
  it('[OTP-035] runs before queued messages, and can chain', async () => {
    const Loading = genServer({
      init: () => {
        send(self(), 'queued during init')
        return andContinue([] as readonly string[], 'load')
      },
      continue: (steps, step) => {
        const next = [...steps, String(step)]
        return step === 'load' ? andContinue(next, 'index') : next
      },
      info: (steps, message: string) => [...steps, message],
      calls: { get: (steps) => reply(steps, steps) },
    })

    const loading = await Loading.start()

    expect(await loading.call('get')).toEqual(['load', 'index', 'queued during init'])
  })

  it('leaves a call that it follows to replyTo, or to the end of the server', async () => {
    const Lazy = genServer({
      init: () => ({}) as { from?: From },
      calls: { load: (_state, _: undefined, context) => andContinue({ from: context.from }, '') },
      casts: {
        finish: (state) => {
          if (state.from) replyTo(state.from, 'loaded')
          return {}
        },
      },
      continue: (state) => state,
    })
    const lazy = await Lazy.start()

    const answers = [lazy.call('load'), lazy.call('load')]
    lazy.cast('finish')
    await settle()
    exit(lazy, 'kill')

    const ended = {
      status: 'rejected',
      reason: expect.objectContaining({ code: 'OTP_SERVER_ENDED' }),
    }
    expect(await Promise.allSettled(answers)).toEqual([
      ended,
      { status: 'fulfilled', value: 'loaded' },
    ])
  })

  it('without a `continue` in the definition fails', async () => {
    const Wrong = genServer({ init: () => andContinue(0, 'load') })

    await captureLog(() => expect(Wrong.start()).rejects.toMatchObject({ code: 'OTP_BAD_RETURN' }))
  })
})

describe('terminate', () => {
  const ended: [string, ExitReason][] = []
  const Ending = genServer({
    init: (start: { name: string; trap: boolean }) => start,
    calls: { stop: (state) => stop('normal', state) },
    casts: {
      stop: (state, reason: ExitReason) => stop(reason, state),
      fail: (state, error: Error) => {
        if (error) throw error
        return state
      },
    },
    terminate: (reason, { name }) => void ended.push([name, reason]),
  })
  const Trapping = genServer({
    ...({} as object),
    trapExits: true,
    init: (name: string) => name,
    terminate: (reason, name) => void ended.push([name, reason]),
  })

  it('[OTP-039] runs at a stop and at a throw', async () => {
    ended.length = 0
    const one = await Ending.start({ name: 'one', trap: false })
    const two = await Ending.start({ name: 'two', trap: false })
    const error = new TypeError('broken')

    await captureLog(async () => {
      one.cast('stop', 'normal')
      two.cast('fail', error)
      await settle()
    })

    expect(ended).toEqual([
      ['one', 'normal'],
      ['two', error],
    ])
  })

  it('[OTP-039] runs at the exit of the parent only when the server traps', async () => {
    ended.length = 0
    const parent = startRecorder()
    parent.enqueue(async () => {
      await Ending.start({ name: 'plain', trap: false }, { link: true })
      await Trapping.start('trapping', { link: true })
    })
    await settle()

    exit(parent, 'shutdown')
    await settle()

    expect(ended).toEqual([['trapping', 'shutdown']])
  })

  it('[OTP-039] does not run at a kill, nor by another’s link', async () => {
    ended.length = 0
    const killed = await Trapping.start('killed')
    const linked = await Ending.start({ name: 'linked', trap: false })
    const other = startRecorder()
    runIn(other, () => link(linked))

    exit(killed, 'kill')
    exit(other, 'shutdown')
    await settle()

    expect([ended, isAlive(killed), isAlive(linked)]).toEqual([[], false, false])
  })

  it('[OTP-039] that throws is the reason of the end', async () => {
    const Bad = genServer({
      init: () => 0,
      casts: { stop: (state) => stop('normal', state) },
      terminate: () => {
        throw new TypeError('cannot clean up')
      },
    })
    const bad = await Bad.start()
    const watcher = startRecorder()
    runIn(watcher, () => monitor(bad))

    await captureLog(async () => {
      bad.cast('stop')
      await settle()
    })

    expect(watcher.downs[0]?.reason).toMatchObject({ message: 'cannot clean up' })
  })

  it('is waited for when it is async', async () => {
    const order: string[] = []
    const Slow = genServer({
      init: () => 0,
      terminate: async () => {
        await Promise.resolve()
        order.push('cleaned up')
      },
    })
    const slow = await Slow.start()

    await stopProcess(slow)
    order.push('stopped')

    expect(order).toEqual(['cleaned up', 'stopped'])
  })
})

describe('down and exit', () => {
  const Watching = genServer({
    trapExits: true,
    init: () => [] as readonly string[],
    calls: {
      watch: (seen, name: string) => {
        monitor(name)
        return reply('watching', seen)
      },
      tie: (seen, name: string) => {
        link(name)
        return reply('tied', seen)
      },
      get: (seen) => reply(seen, seen),
    },
    down: (seen, { reason }) => [...seen, `down ${String(reason)}`],
    exit: (seen, { reason }) => [...seen, `exit ${String(reason)}`],
  })

  it('get the ends of monitored and of linked processes', async () => {
    const watching = await Watching.start()
    const [one, other] = [startRecorder(), startRecorder()]
    register('one', one)
    register('other', other)
    await watching.call('watch', 'one')
    await watching.call('tie', 'other')

    exit(one, 'shutdown')
    exit(other, 'kill')

    expect(await watching.call('get')).toEqual(['down shutdown', 'exit killed'])
  })
})

describe('the log', () => {
  it.each(['normal', 'shutdown', { shutdown: 'left' }] as const)(
    '[OTP-048] is quiet when a server stops with %o',
    async (reason) => {
      const Stopping = genServer({
        init: () => 0,
        casts: { stop: (state) => stop(reason, state) },
      })
      const stopping = await Stopping.start()

      const { lines } = await captureLog(async () => {
        stopping.cast('stop')
        await settle()
      })

      expect(lines).toEqual([])
    },
  )

  it('[OTP-048] gets one line when a server fails, with its last message', async () => {
    const counter = await Counter.start(1)

    const { lines } = await captureLog(async () => {
      await counter.call('boom', new TypeError('broken')).catch(() => {})
      await settle()
    })

    expect(lines.map(({ level, fields }) => [level, fields.reason, fields.lastMessage])).toEqual([
      ['error', 'broken', 'call("boom") [TypeError: broken]'],
    ])
  })
})
