import { describe, expect, it } from 'vitest'
import { isAlive, spawn, spawnLink, spawnMonitor } from '../../../../framework/src/otp/index.ts'
import { captureLog } from '../../../../framework/src/telemetry/index.ts'
import { codeOf, runIn, settle, startRecorder } from '../recorder.ts'

const fail = () => {
  throw new TypeError('at the first line')
}

describe('spawn', () => {
  it('runs a function that ends normally', async () => {
    const ran: string[] = []

    const pid = spawn(async () => {
      await Promise.resolve()
      ran.push('ran')
    })
    const before = [...ran]
    await settle()

    expect([before, ran, isAlive(pid)]).toEqual([[], ['ran'], false])
  })

  it('ties nobody to the end of the function', async () => {
    const parent = startRecorder()

    await captureLog(() => runIn(parent, () => spawn(fail)))

    expect(parent.status).toBe('running')
  })
})

describe('spawnLink', () => {
  it('[OTP-003] informs the parent even of a death at the first line', async () => {
    const [plain, trapping] = [startRecorder(), startRecorder({ trapExits: true })]

    await captureLog(async () => {
      for (const parent of [plain, trapping]) parent.enqueue(() => void spawnLink(fail))
      await settle()
    })

    expect([plain.exitReason, trapping.exits[0]?.reason]).toMatchObject([
      { message: 'at the first line' },
      { message: 'at the first line' },
    ])
  })

  it('is refused outside of a process', () => {
    expect(codeOf(() => spawnLink(fail))).toBe('OTP_NO_SELF')
  })
})

describe('spawnMonitor', () => {
  it('[OTP-003] informs the parent even of a death at the first line', async () => {
    const parent = startRecorder()
    const { pid, ref } = await captureLog(async () => {
      const child = runIn(parent, () => spawnMonitor(fail))
      await settle()
      return child
    }).then(({ value }) => value)

    expect(parent.downs.map((down) => [down.pid === pid, down.ref === ref])).toEqual([[true, true]])
  })
})
