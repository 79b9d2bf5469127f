import { describe, expect, it } from 'vitest'
import { exit, register, sendAfter } from '../../../../framework/src/otp/index.ts'
import { drainNow, sendAfterTo } from '../../../../framework/src/otp/internal.ts'
import { startRecorder, withFakeClock } from '../recorder.ts'

const time = withFakeClock()

describe('sendAfter', () => {
  it('[OTP-014] delivers when its time has come, in order', async () => {
    const target = startRecorder()
    sendAfter(target, 20, 'second')
    sendAfter(target, 10, 'first')
    sendAfter(target, 20, 'third')

    await time.advance(19)
    expect(target.messages).toEqual(['first'])

    await time.advance(1)
    expect(target.messages).toEqual(['first', 'second', 'third'])
  })

  it('takes what is no number for no time at all', async () => {
    const target = startRecorder()
    sendAfter(target, Number.NaN, 'now')

    await time.advance(0)

    expect([target.messages, time.clock.timerCount]).toEqual([['now'], 0])
  })

  it('[OTP-014] with no time at all still goes through the queue', async () => {
    const target = startRecorder()
    sendAfter(target, 0, 'later')
    target.enqueue('now')
    drainNow()
    expect(target.messages).toEqual(['now'])

    await time.advance(0)

    expect(target.messages).toEqual(['now', 'later'])
  })

  it('[OTP-014] dies with its process', () => {
    const target = startRecorder()
    sendAfter(target, 10, 'a')
    sendAfter(target, 20, 'b')
    const before = time.clock.timerCount

    exit(target, 'kill')

    expect([before, time.clock.timerCount]).toEqual([2, 0])
  })

  it('[OTP-014] to a name goes to whoever has it then', async () => {
    const [first, second] = [startRecorder({ name: 'clock' }), startRecorder()]
    sendAfter('clock', 10, 'tick')

    exit(first, 'kill')
    register('clock', second)
    await time.advance(10)

    expect(second.messages).toEqual(['tick'])
  })

  it('[OTP-015] can be read and stopped, and says what was left', async () => {
    const target = startRecorder()
    const timer = sendAfterTo(target, 50, 'never')
    await time.advance(20)

    const left = [timer.leftMs, timer.cancel(), timer.leftMs, timer.cancel()]
    await time.advance(50)

    expect([left, target.messages]).toEqual([[30, 30, undefined, undefined], []])
  })

  it('[OTP-015] stopped after it fired leaves exactly one message', async () => {
    const target = startRecorder()
    const timer = sendAfterTo(target, 10, 'once')
    await time.advance(10)

    const left = timer.cancel()
    await time.advance(100)

    expect([left, target.messages]).toEqual([undefined, ['once']])
  })

  it('shares one timer of the clock among all of the same time', () => {
    const target = startRecorder()

    for (let index = 0; index < 1_000; index++) sendAfter(target, 1_000, index)

    expect(time.clock.timerCount).toBe(1)
  })
})
