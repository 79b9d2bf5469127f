import { describe, expect, it } from 'vitest'
import {
  type ChildOptions,
  dynamicSupervisor,
  type ExitReason,
  exit,
  genServer,
  ignore,
  isAlive,
  reply,
  stop,
  supervisor,
} from '../../../../framework/src/otp/index.ts'
import { startUnder } from '../../../../framework/src/otp/internal.ts'
import { captureLog } from '../../../../framework/src/telemetry/index.ts'
import { codeOf, Recorder, settle, startRecorder, withFakeClock } from '../recorder.ts'

const time = withFakeClock()

const Room = genServer({
  trapExits: true,
  init: (name: string) => {
    if (name === 'closed') return ignore
    if (name === 'broken') throw new TypeError('no such room')
    return name
  },
  calls: { name: (name) => reply(name, name) },
  casts: {
    end: (name, reason: ExitReason) => stop(reason, name),
    hang: (name) => new Promise<string>(() => name),
  },
})
const room = (name: string, options: ChildOptions = {}) => Room.child(name, options)

describe('startChild', () => {
  it('[OTP-070] starts any number of children, whatever their ids', async () => {
    const rooms = await dynamicSupervisor().start()

    const one = await rooms.startChild(room('one'))
    const two = await rooms.startChild(room('two'))

    expect([await one?.call('name'), await two?.call('name')]).toEqual(['one', 'two'])
    expect((await rooms.countChildren()).active).toBe(2)
    await rooms.stop()
  })

  it('[OTP-070] refuses one above maxChildren', async () => {
    const rooms = await dynamicSupervisor({ maxChildren: 1 }).start()
    await rooms.startChild(room('one'))

    await expect(rooms.startChild(room('two'))).rejects.toMatchObject({ code: 'OTP_MAX_CHILDREN' })
    await rooms.stop()
  })

  it('[OTP-071] adds nothing when init says ignore', async () => {
    const rooms = await dynamicSupervisor().start()

    expect(await rooms.startChild(room('closed'))).toBeUndefined()
    expect(await rooms.whichChildren()).toEqual([])
    await rooms.stop()
  })

  it('[OTP-071] rejects with the error of an init that fails, and adds nothing', async () => {
    const rooms = await dynamicSupervisor().start()

    await captureLog(() => expect(rooms.startChild(room('broken'))).rejects.toThrow('no such room'))

    expect([await rooms.whichChildren(), isAlive(rooms)]).toEqual([[], true])
    await rooms.stop()
  })
})

describe('a dynamic supervisor', () => {
  it('[OTP-070] starts a child again by its restart type', async () => {
    const rooms = await dynamicSupervisor().start()
    const kept = await rooms.startChild(room('kept'))
    const dropped = await rooms.startChild(room('dropped', { restart: 'temporary' }))

    await captureLog(async () => {
      kept?.cast('end', new TypeError('fault'))
      dropped?.cast('end', new TypeError('fault'))
      await settle()
    })

    const children = await rooms.whichChildren()
    expect(children.map(({ restart }) => restart)).toEqual(['permanent'])
    expect([isAlive(kept ?? ''), children[0]?.pid === kept]).toEqual([false, false])
    await rooms.stop()
  })

  it('[OTP-070] counts failed restarts against its intensity', async () => {
    const rooms = await dynamicSupervisor().start()
    let isBroken = false
    const Fragile = genServer({
      init: () => {
        if (isBroken) throw new TypeError('still broken')
        return 0
      },
    })
    const fragile = await rooms.startChild(Fragile.child())
    isBroken = true

    await captureLog(async () => {
      exit(fragile ?? '', 'kill')
      await settle()
    })

    expect(isAlive(rooms)).toBe(false)
  })

  it('[OTP-070] stops a thousand children in the time of the slowest', async () => {
    const rooms = await dynamicSupervisor().start()
    const started = await Promise.all(
      Array.from({ length: 1_000 }, () => rooms.startChild(room('one', { shutdownMs: 100 }))),
    )
    for (const each of started) each?.cast('hang')
    await settle()
    const stopping = rooms.stop()

    await time.advance(100)
    await stopping

    expect([started.some((each) => each && isAlive(each)), time.clock.monotonicMs()]).toEqual([
      false,
      100,
    ])
  })

  it('terminates one child for good', async () => {
    const rooms = await dynamicSupervisor().start()
    const one = await rooms.startChild(room('one'))

    await rooms.terminateChild(one ?? '')

    expect([isAlive(one ?? ''), await rooms.whichChildren()]).toEqual([false, []])
    await expect(rooms.terminateChild(one ?? '')).rejects.toMatchObject({ code: 'OTP_NO_CHILD' })
    await rooms.stop()
  })
})

describe('startUnder', () => {
  it('makes a process a temporary child at once', async () => {
    const views = await dynamicSupervisor({ name: 'views' }).start()
    const [one, two] = [new Recorder(), new Recorder()]

    startUnder('views', one)
    startUnder(views, two, { name: 'second view' })
    const { active } = await views.countChildren()
    await captureLog(async () => {
      one.enqueue(() => one.fail(new TypeError('broken')))
      await settle()
    })

    expect([active, (await views.countChildren()).specs, two.status]).toEqual([2, 1, 'running'])
    await views.stop()
    expect([two.status, two.exitReason]).toEqual(['dead', 'shutdown'])
  })

  it('ends its children when the supervisor is killed', async () => {
    const views = await dynamicSupervisor().start()
    const view = new Recorder()
    startUnder(views, view)

    exit(views, 'kill')

    expect(view.exitReason).toBe('killed')
  })

  it('refuses when there is no such supervisor, or it is full', async () => {
    const full = await dynamicSupervisor({ maxChildren: 0 }).start()
    const other = await supervisor({}).start()
    const attempt = (target: Parameters<typeof startUnder>[0]) =>
      codeOf(() => startUnder(target, new Recorder()))

    expect([attempt('nobody'), attempt(other), attempt(startRecorder()), attempt(full)]).toEqual([
      'OTP_NO_PROCESS',
      'OTP_NOT_A_SUPERVISOR',
      'OTP_NOT_A_SUPERVISOR',
      'OTP_MAX_CHILDREN',
    ])
    await Promise.all([full.stop(), other.stop()])
  })
})
