import { describe, expect, it } from 'vitest'
import { genServer, reply } from '../../../../framework/src/otp/index.ts'
import { withFakeClock } from '../recorder.ts'

const time = withFakeClock()

const Server = genServer({
  init: () => 0,
  calls: { get: (state) => reply(state, state), hang: () => new Promise<never>(() => {}) },
})

describe('callProcess', () => {
  it('leaves no timer behind when it is answered', async () => {
    const server = await Server.start()

    await server.call('get')

    expect(time.clock.timerCount).toBe(0)
  })

  it('leaves no timer behind when its time is over', async () => {
    const server = await Server.start()

    const answer = server.within(50).call('hang')
    const refused = expect(answer).rejects.toMatchObject({ code: 'OTP_CALL_TIMEOUT' })
    await time.advance(50)
    await refused

    expect(time.clock.timerCount).toBe(0)
  })
})
