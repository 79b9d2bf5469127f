import { describe, expect, it } from 'vitest'
import {
  type ExitReason,
  exit,
  type From,
  genServer,
  ignore,
  isAlive,
  noReply,
  reply,
  replyTo,
  self,
  stop,
  whereis,
} from '../../../../framework/src/otp/index.ts'
import { captureLog } from '../../../../framework/src/telemetry/index.ts'
import { Counter } from '../counter.ts'
import { settle, startRecorder, withFakeClock } from '../recorder.ts'

const time = withFakeClock()

describe('init', () => {
  it('is waited for by the start', async () => {
    let opened = () => {}
    const Slow = genServer({
      init: () => new Promise<number>((resolve) => (opened = () => resolve(7))),
      calls: { get: (state) => reply(state, state) },
    })
    let isStarted = false
    const starting = Slow.start().then((server) => {
      isStarted = true
      return server
    })
    await settle()
    const before = isStarted

    opened()
    await settle()

    expect([before, isStarted, await (await starting).call('get')]).toEqual([false, true, 7])
  })

  it('that throws fails the start with its error, without terminate', async () => {
    const ended: ExitReason[] = []
    const Broken = genServer({
      init: (): number => {
        throw new TypeError('no file')
      },
      terminate: (reason) => void ended.push(reason),
    })

    await captureLog(() => expect(Broken.start()).rejects.toThrow('no file'))

    expect(ended).toEqual([])
  })

  it('that returns stop fails the start, quietly and without terminate', async () => {
    const ended: ExitReason[] = []
    const Unwanted = genServer({
      init: () => stop('shutdown', 0),
      terminate: (reason) => void ended.push(reason),
    })

    const { lines } = await captureLog(() =>
      expect(Unwanted.start()).rejects.toMatchObject({ code: 'OTP_START_FAILED' }),
    )

    expect([ended, lines]).toEqual([[], []])
  })

  it('that returns ignore ends the process normally', async () => {
    const Unwanted = genServer({ init: () => ignore })

    await expect(Unwanted.start()).rejects.toMatchObject({ code: 'OTP_IGNORED' })
  })

  it('that takes too long is killed', async () => {
    const Stuck = genServer({ init: () => new Promise<number>(() => {}) })
    const starting = expect(
      Stuck.start(undefined, { name: 'stuck', timeoutMs: 100 }),
    ).rejects.toMatchObject({ code: 'OTP_INIT_TIMEOUT' })

    await time.advance(100)

    await starting
    expect(whereis('stuck')).toBeUndefined()
  })
})

describe('start', () => {
  it('under a taken name fails and says who has it', async () => {
    const first = await Counter.start(1, { name: 'counter' })

    await expect(Counter.start(2, { name: 'counter' })).rejects.toMatchObject({
      code: 'OTP_NAME_TAKEN',
      details: { name: 'counter', holder: 'Counter "counter"' },
    })
    exit(first, 'kill')
  })

  it('registers the name before init runs and frees it at the end', async () => {
    let seen: unknown
    const Named = genServer({
      init: () => {
        seen = whereis('named') === self()
        return 0
      },
    })

    const named = await Named.start(undefined, { name: 'named' })
    exit(named, 'kill')

    expect([seen, whereis('named')]).toEqual([true, undefined])
  })

  it('leads to a server by its name, whichever process holds it now', async () => {
    const first = await Counter.start(1, { name: 'moving' })
    const byName = Counter.ref('moving')
    const before = await byName.call('get')

    exit(first, 'kill')
    await Counter.start(2, { name: 'moving' })

    expect([before, await byName.call('get')]).toEqual([1, 2])
    exit(byName, 'kill')
  })

  it('has the id of its process, by reference and by name', async () => {
    const byPid = await Counter.start(1, { name: 'same' })
    const byName = Counter.ref('same')

    expect([byName.id, byPid.within(5).id]).toEqual([byPid.id, byPid.id])
    expect([whereis('same')?.id, Counter.ref('nobody').id]).toEqual([byPid.id, 'nobody'])
    exit(byName, 'kill')
  })

  it('links to the running process when asked to', async () => {
    const owner = startRecorder()
    owner.enqueue(async () => {
      owner.messages.push(await Counter.start(1, { link: true }))
    })
    await settle()

    exit(owner, 'shutdown')

    expect(isAlive(owner.messages[0] as never)).toBe(false)
  })
})

describe('child', () => {
  it('[OTP-045] is named by its options, and says only what they say', () => {
    const ids = [
      Counter.child(1),
      Counter.child(1, { name: 'named' }),
      Counter.child(1, { name: 'named', id: 'first', restart: 'transient', shutdownMs: 10 }),
    ].map(({ id, name, restart, shutdownMs }) => [id, name, restart, shutdownMs])

    expect(ids).toEqual([
      ['Counter', undefined, undefined, undefined],
      ['named', 'named', undefined, undefined],
      ['first', 'named', 'transient', 10],
    ])
  })
})

describe('call', () => {
  it('[OTP-032] gives the answer of a sync and of an async handler', async () => {
    const counter = await Counter.start(1)

    expect([await counter.call('get'), await counter.call('add', 2)]).toEqual([1, 3])
  })

  it('[OTP-032] gives up after 5 seconds, and says what the server does', async () => {
    const counter = await Counter.start(1, { name: 'busy' })
    const hanging = counter.within(60_000).call('hang')
    const failing = expect(counter.call('get')).rejects.toMatchObject({
      code: 'OTP_CALL_TIMEOUT',
      message: [
        'OTP_CALL_TIMEOUT  Counter "busy" did not answer call("get") in 5000 ms',
        '  mailbox   1 waiting',
        '  handling  call("hang")',
        'The process is busy, not gone. Do slow work outside of it, or wait longer with within(ms).',
      ].join('\n'),
    })

    await time.advance(5_000)

    await failing
    exit(counter, 'kill')
    await expect(hanging).rejects.toMatchObject({ code: 'OTP_SERVER_ENDED' })
  })

  it('[OTP-032] waits as long as `within` says', async () => {
    const counter = await Counter.start(1)
    const failing = expect(counter.within(100).call('hang')).rejects.toMatchObject({
      details: { timeoutMs: 100 },
    })

    await time.advance(100)

    await failing
  })

  it('[OTP-032] ends at once when the server dies, handling it or not', async () => {
    const counter = await Counter.start(1)
    const handled = expect(counter.call('hang')).rejects.toMatchObject({
      code: 'OTP_SERVER_ENDED',
      details: { operation: 'hang', reason: 'killed' },
    })
    const waiting = expect(counter.call('get')).rejects.toMatchObject({
      details: { operation: 'get', reason: 'killed' },
    })
    await settle()

    exit(counter, 'kill')

    await Promise.all([handled, waiting])
  })

  it('[OTP-032] of a handler that throws rejects with the cause', async () => {
    const counter = await Counter.start(1)
    const error = new TypeError('broken')

    await captureLog(() =>
      expect(counter.call('boom', error)).rejects.toMatchObject({
        code: 'OTP_SERVER_ENDED',
        cause: error,
      }),
    )
    await expect(counter.call('get')).rejects.toMatchObject({ code: 'OTP_NO_PROCESS' })
  })

  it('[OTP-032] of oneself is an error, and so is one of nobody', async () => {
    const Selfish = genServer({
      init: () => 0,
      calls: {
        ask: async (state) =>
          reply(
            await Selfish.ref('selfish')
              .call('ask')
              .catch((error) => error.code),
            state,
          ),
      } as { ask: (state: number) => Promise<ReturnType<typeof reply<string, number>>> },
    })
    const selfish = await Selfish.start(undefined, { name: 'selfish' })

    expect(await selfish.call('ask')).toBe('OTP_CALLING_SELF')
    await expect(Counter.ref('nobody').call('get')).rejects.toMatchObject({
      code: 'OTP_NO_PROCESS',
    })
    exit(selfish, 'kill')
  })

  it('[OTP-034] of something unknown ends the server', async () => {
    const counter = await Counter.start(1)

    await captureLog(() =>
      expect(counter.call('toString' as 'get')).rejects.toMatchObject({
        cause: { code: 'OTP_UNKNOWN_CALL' },
      }),
    )
  })

  it('ends the server when the handler answers with something else', async () => {
    const Wrong = genServer({ init: () => 0, calls: { get: (state) => state as never } })
    const wrong = await Wrong.start()

    await captureLog(() =>
      expect(wrong.call('get')).rejects.toMatchObject({ cause: { code: 'OTP_BAD_RETURN' } }),
    )
  })
})

describe('a late answer', () => {
  it('vanishes after the caller has given up', async () => {
    const Gate = genServer({
      init: (): { from?: From } => ({}),
      calls: { wait: (_state, _payload: undefined, context) => noReply({ from: context.from }) },
      casts: {
        open: (state) => {
          if (state.from) replyTo(state.from, 'late')
          return {}
        },
      },
    })
    const gate = await Gate.start()
    const caller = startRecorder()
    caller.enqueue(async () => {
      const error = await gate
        .within(10)
        .call('wait')
        .catch((error) => error.code)
      caller.messages.push(error)
    })
    await time.advance(10)

    gate.cast('open')
    await settle()

    expect(caller.messages).toEqual(['OTP_CALL_TIMEOUT'])
  })
})

describe('cast', () => {
  it('[OTP-033] changes the state, and is silent for nobody', async () => {
    const counter = await Counter.start(1)

    counter.cast('reset')
    counter.cast('set', 5)
    Counter.ref('nobody').cast('reset')

    expect(await counter.call('get')).toBe(5)
  })

  it('[OTP-034] of something unknown ends the server', async () => {
    const counter = await Counter.start(1)

    const { lines } = await captureLog(async () => {
      counter.cast('constructor' as 'reset')
      await settle()
    })

    expect([isAlive(counter), lines[0]?.fields.error]).toMatchObject([
      false,
      { code: 'OTP_UNKNOWN_CAST' },
    ])
  })
})

describe('replyTo', () => {
  const Gate = genServer({
    init: (): { from?: From } => ({}),
    calls: { wait: (_state, _payload: undefined, context) => noReply({ from: context.from }) },
    casts: {
      open: (state, answer: string) => {
        if (state.from) replyTo(state.from, answer)
        if (state.from) replyTo(state.from, 'second answer')
        return state
      },
      misuse: (state, _payload: undefined, context) => ({ ...state, from: context.from }),
    },
  })

  it('[OTP-037] answers later, once, and leaves nothing behind', async () => {
    const gate = await Gate.start()
    const answer = gate.call('wait')
    await settle()

    gate.cast('open', 'opened')
    await settle()

    expect([await answer, isAlive(gate)]).toEqual(['opened', true])
  })

  it('[OTP-037] that never comes ends with the server', async () => {
    const gate = await Gate.start()
    const failing = expect(gate.call('wait')).rejects.toMatchObject({ code: 'OTP_SERVER_ENDED' })
    await settle()

    exit(gate, 'shutdown')

    await failing
  })

  it('has nobody to answer outside of a call', async () => {
    const gate = await Gate.start()

    const { lines } = await captureLog(async () => {
      gate.cast('misuse')
      await settle()
    })

    expect(lines[0]?.fields.error).toMatchObject({ code: 'OTP_NO_CALL' })
  })
})
