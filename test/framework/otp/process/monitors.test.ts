import { describe, expect, it } from 'vitest'
import { demonitor, exit, monitor, register } from '../../../../framework/src/otp/index.ts'
import { drainNow, unwatch, watch } from '../../../../framework/src/otp/internal.ts'
import { captureLog } from '../../../../framework/src/telemetry/index.ts'
import { type Recorder, runIn, startRecorder } from '../recorder.ts'

const reasons = ({ downs }: Recorder) => downs.map(({ reason }) => reason)

describe('monitor', () => {
  it('[OTP-010] tells of the end with its reason, once for each monitor', () => {
    const [owner, target] = [startRecorder(), startRecorder()]
    const refs = runIn(owner, () => [monitor(target), monitor(target)])

    exit(target, 'shutdown')
    drainNow()

    expect(owner.downs.map(({ ref, pid, reason }) => [ref, pid === target, reason])).toEqual([
      [refs[0], true, 'shutdown'],
      [refs[1], true, 'shutdown'],
    ])
    expect(refs[0]).not.toBe(refs[1])
  })

  it('[OTP-010] of a dead process or a missing name is answered with noproc', () => {
    const [owner, target] = [startRecorder(), startRecorder()]
    exit(target, 'kill')

    runIn(owner, () => [monitor(target), monitor('nobody')])
    drainNow()

    expect(reasons(owner)).toEqual(['noproc', 'noproc'])
  })

  it('[OTP-011] of a name carries the name, and stays with the process that had it', () => {
    const [owner, first] = [startRecorder(), startRecorder({ name: 'leader' })]
    runIn(owner, () => monitor('leader'))

    exit(first, 'shutdown')
    const second = startRecorder()
    register('leader', second)
    exit(second, 'shutdown')
    drainNow()

    expect(owner.downs.map(({ name, pid }) => [name, pid === first])).toEqual([['leader', true]])
  })

  it('does not outlive its owner', () => {
    const [owner, target] = [startRecorder(), startRecorder()]
    runIn(owner, () => monitor(target))

    exit(owner, 'kill')

    expect(target.watchers).toBeUndefined()
  })

  it('comes in order with the messages of the mailbox', () => {
    const [owner, target] = [startRecorder(), startRecorder()]
    runIn(owner, () => monitor(target))
    const seen: unknown[] = []
    owner.enqueue(() => seen.push(owner.downs.length))
    exit(target, 'kill')
    owner.enqueue(() => seen.push(owner.downs.length))

    drainNow()

    expect(seen).toEqual([0, 1])
  })
})

describe('demonitor', () => {
  it('[OTP-010] ends a monitor and says whether it was active', () => {
    const [owner, target] = [startRecorder(), startRecorder()]

    const results = runIn(owner, () => {
      const ref = monitor(target)
      return [demonitor(ref), demonitor(ref)]
    })
    exit(target, 'kill')
    drainNow()

    expect([results, owner.downs]).toEqual([[true, false], []])
  })

  it('leaves nothing with the process that was monitored', () => {
    const [owner, target] = [startRecorder(), startRecorder()]

    runIn(owner, () => demonitor(monitor(target)))

    expect(target.watchers).toBeUndefined()
  })

  it('[OTP-010] with flush takes a notice out of the mailbox that is there already', () => {
    const [owner, target] = [startRecorder(), startRecorder()]
    const ref = runIn(owner, () => monitor(target))

    runIn(owner, () => {
      owner.enqueue('before')
      exit(target, 'kill')
      owner.enqueue('after')
      demonitor(ref, { flush: true })
    })

    expect([owner.downs, owner.messages, owner.queueLength]).toEqual([[], ['before', 'after'], 0])
  })

  it('[OTP-010] with flush keeps the end of the mailbox usable', () => {
    const [owner, target] = [startRecorder(), startRecorder()]
    const ref = runIn(owner, () => monitor(target))

    runIn(owner, () => {
      exit(target, 'kill')
      demonitor(ref, { flush: true })
      owner.enqueue('after')
    })

    expect(owner.messages).toEqual(['after'])
  })
})

describe('watch', () => {
  it('calls once, at once, and not after it was taken back', () => {
    const [target, other] = [startRecorder(), startRecorder()]
    const ended: unknown[] = []
    const watcher = { processEnded: (_: unknown, reason: unknown) => ended.push(reason) }
    watch(target, watcher)
    watch(other, watcher)
    unwatch(other, watcher)

    exit(target, 'shutdown')
    exit(other, 'shutdown')

    expect(ended).toEqual(['shutdown'])
  })

  it('calls for the dead at once', () => {
    const target = startRecorder()
    exit(target, 'shutdown')
    const ended: unknown[] = []

    watch(target, { processEnded: (_, reason) => ended.push(reason) })

    expect(ended).toEqual(['shutdown'])
  })

  it('survives a watcher that throws', async () => {
    const target = startRecorder()
    const ended: unknown[] = []
    watch(target, {
      processEnded: () => {
        throw new TypeError('broken watcher')
      },
    })
    watch(target, { processEnded: (_, reason) => ended.push(reason) })

    const { lines } = await captureLog(() => exit(target, 'shutdown'))

    expect([ended, lines.length]).toEqual([['shutdown'], 1])
  })
})
