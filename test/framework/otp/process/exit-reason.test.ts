import { describe, expect, it } from 'vitest'
import {
  describeExit,
  type ExitReason,
  isExpectedExit,
  toExitReason,
} from '../../../../framework/src/otp/process/exit-reason.ts'

const reasons: readonly (readonly [ExitReason, boolean, string])[] = [
  ['normal', true, 'normal'],
  ['shutdown', true, 'shutdown'],
  [{ shutdown: 'left' }, true, '{ shutdown: "left" }'],
  ['kill', false, 'kill'],
  ['killed', false, 'killed'],
  ['noproc', false, 'noproc'],
  ['noconnection', false, 'noconnection'],
  [new TypeError('one\ntwo'), false, 'one'],
  [new TypeError(''), false, 'TypeError'],
]

describe('isExpectedExit', () => {
  it.each(reasons)('[OTP-007] of %o is %s', (reason, expected) => {
    expect(isExpectedExit(reason)).toBe(expected)
  })
})

describe('describeExit', () => {
  it.each(reasons)('says %o in one line', (reason, _, text) => {
    expect(describeExit(reason)).toBe(text)
  })
})

describe('toExitReason', () => {
  it('keeps errors and wraps the rest', () => {
    const error = new TypeError('broken')

    expect(toExitReason(error)).toBe(error)
    expect(toExitReason(undefined)).toMatchObject({ code: 'OTP_THROWN' })
  })
})
