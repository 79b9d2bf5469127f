import { describe, expect, it } from 'vitest'
import {
  type ExitReason,
  exit,
  genServer,
  isAlive,
  stop,
  stopProcess,
} from '../../../../framework/src/otp/index.ts'
import { captureLog } from '../../../../framework/src/telemetry/index.ts'
import { settle, startRecorder, withFakeClock } from '../recorder.ts'

const time = withFakeClock()
const handled: string[] = []
const Server = genServer({
  init: () => 0,
  casts: {
    note: (state, text: string) => {
      handled.push(text)
      return state
    },
    hang: (state) => new Promise<number>(() => state),
    end: (state, reason: ExitReason) => stop(reason, state),
  },
  terminate: () => void handled.push('terminate'),
})

describe('stopProcess', () => {
  it('[OTP-040] ends after the messages that wait, with terminate', async () => {
    handled.length = 0
    const server = await Server.start()
    server.cast('note', 'first')

    await stopProcess(server)

    expect([handled, isAlive(server)]).toEqual([['first', 'terminate'], false])
  })

  it('[OTP-040] gives up after its time, and the process lives', async () => {
    const server = await Server.start()
    server.cast('hang')
    const failing = expect(stopProcess(server, { timeoutMs: 100 })).rejects.toMatchObject({
      code: 'OTP_STOP_TIMEOUT',
    })

    await time.advance(100)

    await failing
    expect(isAlive(server)).toBe(true)
    exit(server, 'kill')
  })

  it('[OTP-040] rejects when the process ends for another reason', async () => {
    const server = await Server.start()
    server.cast('end', 'shutdown')

    await expect(stopProcess(server)).rejects.toMatchObject({
      code: 'OTP_STOP_FAILED',
      details: { reason: 'shutdown' },
    })
  })

  it('[OTP-040] rejects for nobody and for oneself', async () => {
    const own = startRecorder()
    own.enqueue(async () => {
      own.messages.push(await stopProcess(own).catch((error) => error.code))
    })
    await settle()

    expect(own.messages).toEqual(['OTP_STOPPING_SELF'])
    await expect(stopProcess('nobody')).rejects.toMatchObject({ code: 'OTP_NO_PROCESS' })
  })

  it('passes another reason on', async () => {
    const server = await Server.start()

    const { lines } = await captureLog(() =>
      stopProcess(server, { reason: { shutdown: 'deploy' } }),
    )

    expect([isAlive(server), lines]).toEqual([false, []])
  })
})
