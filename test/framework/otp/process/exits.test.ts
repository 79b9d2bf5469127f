import { describe, expect, it } from 'vitest'
import { exit, link, trapExits, unlink } from '../../../../framework/src/otp/index.ts'
import { drainNow, exitProcess, startProcess } from '../../../../framework/src/otp/internal.ts'
import type { ExitReason } from '../../../../framework/src/otp/process/exit-reason.ts'
import { captureLog } from '../../../../framework/src/telemetry/index.ts'
import { codeOf, Recorder, runIn, startRecorder } from '../recorder.ts'

const fault = new TypeError('fault')

function linked(options: { trapExits?: boolean } = {}): [Recorder, Recorder] {
  const one = startRecorder()
  const other = startRecorder(options)
  runIn(one, () => link(other))
  return [one, other]
}

/** Ends a process from inside, as a handler that stops does. */
function endWith(process: Recorder, reason: ExitReason): void {
  process.enqueue((own: Recorder) => own.stop(reason))
  drainNow()
}

const stateOf = ({ status, exits, exitReason }: Recorder) =>
  status === 'dead' ? exitReason : exits.map(({ reason }) => reason)

describe('exit signals over links', () => {
  it.each([
    ['OTP-004', 'normal', [], ['normal']],
    ['OTP-007', 'shutdown', 'shutdown', ['shutdown']],
    ['OTP-007', { shutdown: 'left' }, { shutdown: 'left' }, [{ shutdown: 'left' }]],
    ['OTP-005', fault, fault, [fault]],
    ['OTP-006', 'kill', 'kill', ['kill']],
  ] as const)(
    '[%s] %o reaches a linked process that does not trap, and one that does',
    async (_, reason, plain, trapping) => {
      const [one, other] = linked()
      const [third, fourth] = linked({ trapExits: true })

      await captureLog(() => {
        endWith(one, reason)
        endWith(third, reason)
      })

      expect([stateOf(other), stateOf(fourth)]).toEqual([plain, trapping])
    },
  )

  it('[OTP-005] goes along a chain with the same reason until one traps', async () => {
    const [first, second, third, fourth] = [
      startRecorder(),
      startRecorder(),
      startRecorder({ trapExits: true }),
      startRecorder(),
    ]
    runIn(first, () => link(second))
    runIn(second, () => link(third))
    runIn(third, () => link(fourth))

    await captureLog(() => endWith(first, fault))
    drainNow()

    expect([stateOf(second), stateOf(third), fourth.status]).toEqual([fault, [fault], 'running'])
    expect(third.exits[0]?.pid).toBe(second)
  })

  it('ends a chain of ten thousand without growing the call stack', async () => {
    const chain = Array.from({ length: 10_000 }, () => startRecorder())
    chain.forEach((each, index) => {
      const next = chain[index + 1]
      if (next) runIn(each, () => link(next))
    })

    await captureLog(() => endWith(chain[0] as Recorder, fault))

    expect(chain.at(-1)?.exitReason).toBe(fault)
  })

  it('ends two hundred thousand in time that grows with their number only', () => {
    const hub = startRecorder()
    const others = Array.from({ length: 200_000 }, () => new Recorder())
    for (const other of others) startProcess(other, { link: hub })
    drainNow()

    exit(hub, 'kill')

    expect(others.every(({ status }) => status === 'dead')).toBe(true)
  })
})

describe('exit', () => {
  it.each([
    ['normal', 'running'],
    ['shutdown', 'dead'],
  ] as const)(
    '[OTP-004] sent as %s from outside leaves a process that does not trap %s',
    (reason, status) => {
      const target = startRecorder()

      exit(target, reason)
      drainNow()

      expect(target.status).toBe(status)
    },
  )

  it('[OTP-004] sent as normal comes as a message to one that traps', () => {
    const target = startRecorder({ trapExits: true })

    exit(target, 'normal')
    drainNow()

    expect(stateOf(target)).toEqual(['normal'])
  })

  it('[OTP-004] sent as normal to oneself ends oneself', () => {
    const target = startRecorder()

    target.enqueue(() => exitProcess(target, 'normal'))
    drainNow()

    expect(stateOf(target)).toBe('normal')
  })

  it('[OTP-006] kills even one that traps, who dies of killed, which its peers can trap', () => {
    const victim = startRecorder({ trapExits: true })
    const [trapper, plain] = [startRecorder({ trapExits: true }), startRecorder()]
    runIn(victim, () => {
      link(trapper)
      link(plain)
    })

    exit(victim, 'kill')
    drainNow()

    expect([victim, trapper, plain].map(stateOf)).toEqual(['killed', ['killed'], 'killed'])
  })

  it('is silent for a name that nobody has', () => {
    expect(() => exit('nobody', 'kill')).not.toThrow()
  })
})

describe('trapExits', () => {
  it('[OTP-008] can be switched while the process runs, and says what it was', () => {
    const target = startRecorder()

    const before = [runIn(target, () => trapExits(true)), runIn(target, () => trapExits(false))]
    exit(target, 'shutdown')

    expect([before, target.status]).toEqual([[false, true], 'dead'])
  })

  it('[OTP-008] is off at first', () => {
    expect(startRecorder().trapExits).toBe(false)
  })
})

describe('link', () => {
  it('[OTP-009] ties a pair once, however often it is called', async () => {
    const [one, other] = linked()
    runIn(one, () => link(other))
    runIn(other, () => link(one))

    runIn(one, () => unlink(other))
    await captureLog(() => endWith(one, fault))

    expect(other.status).toBe('running')
  })

  it('[OTP-009] to oneself, and unlinking what is not linked, do nothing', () => {
    const one = startRecorder()

    runIn(one, () => {
      link(one)
      unlink(startRecorder())
    })

    expect([one.links, one.status]).toEqual([undefined, 'running'])
  })

  it('to a dead process is refused', () => {
    const dead = startRecorder()
    exit(dead, 'kill')

    const attempt = () => runIn(startRecorder(), () => codeOf(() => link(dead)))

    expect(attempt()).toBe('OTP_NO_PROCESS')
  })

  it('given at the start to a dead process ends the new one with noproc', () => {
    const dead = startRecorder()
    exit(dead, 'kill')

    expect(startRecorder({ link: dead }).exitReason).toBe('noproc')
  })
})
