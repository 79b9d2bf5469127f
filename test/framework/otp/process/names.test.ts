import { describe, expect, it } from 'vitest'
import { exit, register, unregister, whereis } from '../../../../framework/src/otp/index.ts'
import { codeOf, startRecorder } from '../recorder.ts'

describe('names', () => {
  it('[OTP-013] lead to their process until it ends', () => {
    const target = startRecorder()
    register('a', target)
    const found = whereis('a')

    exit(target, 'kill')

    expect([found === target, whereis('a')]).toEqual([true, undefined])
  })

  it('[OTP-013] are refused when they are taken, with the cause', () => {
    const holder = startRecorder({ name: 'b' })

    const attempt = () => register('b', startRecorder())

    expect(attempt).toThrow(
      expect.objectContaining({
        code: 'OTP_NAME_TAKEN',
        details: { name: 'b', holder: holder.toString() },
      }),
    )
  })

  it('[OTP-013] are one a process', () => {
    const target = startRecorder({ name: 'c' })

    expect(codeOf(() => register('d', target))).toBe('OTP_NAMED_ALREADY')
  })

  it.each(['', 'undefined', 'self'])('[OTP-013] refuse the reserved "%s"', (name) => {
    expect(codeOf(() => register(name, startRecorder()))).toBe('OTP_NAME_RESERVED')
  })

  it('[OTP-013] are refused for the dead', () => {
    const target = startRecorder()
    exit(target, 'kill')

    expect(codeOf(() => register('e', target))).toBe('OTP_NO_PROCESS')
  })

  it('can be given up and taken by another', () => {
    const [first, second] = [startRecorder({ name: 'f' }), startRecorder()]

    const results = [unregister('f'), unregister('f')]
    register('f', second)
    exit(first, 'kill')

    expect([results, whereis('f') === second]).toEqual([[true, false], true])
  })
})
