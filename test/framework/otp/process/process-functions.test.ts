import { describe, expect, it } from 'vitest'
import {
  demonitor,
  exit,
  getLabel,
  isAlive,
  link,
  monitor,
  self,
  send,
  sendAfter,
  setLabel,
  trapExits,
  unlink,
} from '../../../../framework/src/otp/index.ts'
import { codeOf, runIn, startRecorder } from '../recorder.ts'

describe('functions of a process', () => {
  it.each([
    ['self', () => self()],
    ['link', () => link('nobody')],
    ['unlink', () => unlink('nobody')],
    ['monitor', () => monitor('nobody')],
    ['demonitor', () => demonitor('ref.0')],
    ['trapExits', () => trapExits(true)],
  ])('%s needs one to be called in', (_, run) => {
    expect(codeOf(run)).toBe('OTP_NO_SELF')
  })

  it('refuse what only looks like a pid', () => {
    expect(codeOf(() => send({ id: 'x' }, 'hello'))).toBe('OTP_NOT_A_PID')
  })
})

describe('self', () => {
  it('is the running process', () => {
    const own = startRecorder()

    expect(runIn(own, () => self())).toBe(own)
  })
})

describe('setLabel', () => {
  it('[OTP-018] is readable for others at any time', () => {
    const target = startRecorder()

    setLabel(target, 'import')

    expect([getLabel(target), target.toString()]).toEqual(['import', `import ${target.id}`])
  })
})

describe('sendAfter', () => {
  it('to a missing process gives a timer that is over', () => {
    const target = startRecorder()
    exit(target, 'kill')

    const timer = sendAfter(target, 10, 'never')

    expect([timer.leftMs, timer.cancel(), isAlive(target)]).toEqual([undefined, undefined, false])
  })
})
