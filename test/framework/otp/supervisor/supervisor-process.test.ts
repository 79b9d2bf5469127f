import { beforeEach, describe, expect, it } from 'vitest'
import {
  type ChildOptions,
  type ExitReason,
  exit,
  genServer,
  ignore,
  isAlive,
  reply,
  type Strategy,
  stop,
  supervisor,
  whereis,
} from '../../../../framework/src/otp/index.ts'
import { captureLog } from '../../../../framework/src/telemetry/index.ts'
import { settle, withFakeClock } from '../recorder.ts'

const time = withFakeClock()

let order: string[] = []
let failing = new Set<string>()
beforeEach(() => {
  order = []
  failing = new Set()
})

const Worker = genServer({
  trapExits: true,
  init: (name: string) => {
    order.push(`start ${name}`)
    if (failing.has(name)) throw new TypeError(`${name} cannot start`)
    return name
  },
  calls: { name: (name) => reply(name, name) },
  casts: {
    end: (name, reason: ExitReason) => stop(reason, name),
    hang: (name) => new Promise<string>(() => name),
  },
  terminate: (_reason, name) => void order.push(`stop ${name}`),
})

const worker = (name: string, options: ChildOptions = {}) =>
  Worker.child(name, { name, ...options })
const ref = (name: string) => Worker.ref(name)
const fault = new TypeError('fault')

/** Ends a child from inside and waits for what follows. */
async function end(name: string, reason: ExitReason): Promise<void> {
  await captureLog(async () => {
    ref(name).cast('end', reason)
    await settle()
  })
}

describe('a supervisor', () => {
  it('[OTP-061] starts its children in order and stops them in reverse', async () => {
    const tree = await supervisor({ children: [worker('a'), worker('b'), worker('c')] }).start()

    await tree.stop()

    expect(order).toEqual(['start a', 'start b', 'start c', 'stop c', 'stop b', 'stop a'])
  })

  it('[OTP-064] stops what it has started when a child fails at boot', async () => {
    failing.add('c')
    const tree = supervisor({ children: [worker('a'), worker('b'), worker('c'), worker('d')] })

    await captureLog(() =>
      expect(tree.start()).rejects.toMatchObject({
        code: 'OTP_CHILD_FAILED',
        details: { id: 'c' },
        cause: { message: 'c cannot start' },
      }),
    )

    expect(order).toEqual(['start a', 'start b', 'start c', 'stop b', 'stop a'])
  })

  it('[OTP-060] refuses to boot with two children of one id', async () => {
    const tree = supervisor({ children: [worker('a'), worker('b', { id: 'a' })] })

    await captureLog(() =>
      expect(tree.start()).rejects.toMatchObject({
        code: 'OTP_DUPLICATE_CHILD',
        message: expect.stringContaining('the id "a"'),
      }),
    )
  })

  it('boots on when an init says ignore, and keeps the specification', async () => {
    const Unwanted = genServer({ init: () => ignore })
    const children = [Unwanted.child(undefined, { id: 'unwanted' }), worker('b')]
    const tree = await supervisor({ children }).start()

    expect(await tree.countChildren()).toMatchObject({ specs: 2, active: 1 })
    await tree.stop()
  })

  const expected = ['normal', 'shutdown', { shutdown: 'left' }] as const
  it.each([
    ...expected.map((reason) => ['permanent', reason, 'again', 1] as const),
    ...[fault, 'killed' as const].map((reason) => ['permanent', reason, 'again', 1] as const),
    ...expected.map((reason) => ['transient', reason, 'gone', 1] as const),
    ...[fault, 'killed' as const].map((reason) => ['transient', reason, 'again', 1] as const),
    ...expected.map((reason) => ['temporary', reason, 'gone', 0] as const),
    ...[fault, 'killed' as const].map((reason) => ['temporary', reason, 'gone', 0] as const),
  ])('[OTP-062] finds a %s child that ended with %o %s', async (restart, reason, then, specs) => {
    const tree = await supervisor({ children: [worker('a', { restart })] }).start()
    const first = whereis('a')

    await captureLog(async () => {
      if (reason === 'killed') exit('a', 'kill')
      else await end('a', reason)
      await settle()
    })

    const now = whereis('a')
    expect(now === undefined ? 'gone' : now === first ? 'the same' : 'again').toBe(then)
    expect((await tree.countChildren()).specs).toBe(specs)
    await tree.stop()
  })

  it('[OTP-069] starts a child again without delay', async () => {
    const tree = await supervisor({ children: [worker('a')] }).start()

    await end('a', fault)

    expect([order, time.clock.monotonicMs()]).toEqual([['start a', 'stop a', 'start a'], 0])
    await tree.stop()
  })

  it('[OTP-063] ends with shutdown at the fourth restart in five seconds', async () => {
    const tree = await supervisor({ children: [worker('a'), worker('b')] }).start()

    for (let crash = 0; crash < 3; crash++) await end('a', fault)
    const before = isAlive(tree)
    await end('a', fault)

    expect([before, isAlive(tree), whereis('b')]).toEqual([true, false, undefined])
  })

  it('[OTP-063] lives when its restarts are spread out', async () => {
    const tree = await supervisor({ children: [worker('a')] }).start()

    for (let crash = 0; crash < 10; crash++) {
      await end('a', fault)
      await time.advance(2_000)
    }

    expect([isAlive(tree), isAlive('a')]).toEqual([true, true])
    await tree.stop()
  })

  it('[OTP-063] counts restarts that fail', async () => {
    const tree = await supervisor({ children: [worker('a')] }).start()
    failing.add('a')

    await end('a', fault)

    expect([isAlive(tree), order.filter((each) => each === 'start a').length]).toEqual([false, 4])
  })

  it.each([
    ['one_for_one', ['stop b', 'start b']],
    ['one_for_all', ['stop b', 'stop c', 'stop a', 'start a', 'start b', 'start c']],
    ['rest_for_one', ['stop b', 'stop c', 'start b', 'start c']],
  ] satisfies [Strategy, string[]][])('[OTP-061] restarts by %s', async (strategy, steps) => {
    const children = [worker('a'), worker('b'), worker('c')]
    const tree = await supervisor({ strategy, children }).start()
    order = []

    await end('b', fault)

    expect(order).toEqual(steps)
    await tree.stop()
  })

  it('[OTP-065] kills a child that does not end in its time', async () => {
    const children = [worker('a', { shutdownMs: 100 }), worker('b')]
    const tree = await supervisor({ children }).start()
    ref('a').cast('hang')
    await settle()
    const stopping = tree.stop()

    await time.advance(99)
    const before = isAlive('a')
    await time.advance(1)
    await stopping

    expect([before, isAlive('a')]).toEqual([true, false])
  })

  it('[OTP-065] kills at once where brutal_kill is asked for', async () => {
    const children = [worker('a', { shutdownMs: 'brutal_kill' })]
    const tree = await supervisor({ children }).start()

    await tree.stop()

    expect(order).toEqual(['start a'])
  })

  it('takes its children along when it is killed', async () => {
    const tree = await supervisor({ children: [worker('a')] }).start()

    await captureLog(async () => {
      exit(tree, 'kill')
      await settle()
    })

    expect(isAlive('a')).toBe(false)
  })

  it('[OTP-048] logs the fault of a child once, beside the child’s own line', async () => {
    const tree = await supervisor({ children: [worker('a')] }).start()

    const { lines } = await captureLog(async () => {
      ref('a').cast('end', fault)
      await settle()
    })

    expect(lines.map(({ message }) => message)).toEqual([
      'process ended with an error',
      'child of a supervisor ended with an error',
    ])
    await tree.stop()
  })

  it('stands in a tree of supervisors', async () => {
    const inner = supervisor({ name: 'inner', children: [worker('a')] })
    const tree = await supervisor({ children: [inner, worker('b')] }).start()

    const children = await tree.whichChildren()

    expect(children.map(({ id, type }) => [id, type])).toEqual([
      ['inner', 'supervisor'],
      ['b', 'worker'],
    ])
    await tree.stop()
    expect(order).toEqual(['start a', 'start b', 'stop b', 'stop a'])
  })
})

describe('the requests of a supervisor', () => {
  it('[OTP-067] start, terminate, restart and delete a child', async () => {
    const tree = await supervisor({}).start()

    const started = await tree.startChild(worker('a'))
    const name = await started?.call('name')
    await tree.terminateChild('a')
    const terminated = await tree.countChildren()
    await tree.restartChild('a')
    const restarted = isAlive('a')
    await tree.terminateChild('a')
    await tree.deleteChild('a')

    expect([name, terminated, restarted, await tree.whichChildren()]).toEqual([
      'a',
      { specs: 1, active: 0, supervisors: 0, workers: 1 },
      true,
      [],
    ])
    await tree.stop()
  })

  it('[OTP-067] refuse what does not fit, and the supervisor lives', async () => {
    const tree = await supervisor({ children: [worker('a'), worker('b')] }).start()
    await tree.terminateChild('b')

    await expect(tree.startChild(worker('a'))).rejects.toMatchObject({ code: 'OTP_CHILD_RUNNING' })
    await expect(tree.startChild(worker('b'))).rejects.toMatchObject({
      code: 'OTP_DUPLICATE_CHILD',
    })
    await expect(tree.deleteChild('a')).rejects.toMatchObject({ code: 'OTP_CHILD_RUNNING' })
    await expect(tree.terminateChild('nobody')).rejects.toMatchObject({ code: 'OTP_NO_CHILD' })
    expect(isAlive(tree)).toBe(true)
    await tree.stop()
  })

  it('[OTP-067] drop a temporary child that is terminated', async () => {
    const tree = await supervisor({ children: [worker('a', { restart: 'temporary' })] }).start()

    await tree.terminateChild('a')

    expect(await tree.whichChildren()).toEqual([])
    await tree.stop()
  })
})
