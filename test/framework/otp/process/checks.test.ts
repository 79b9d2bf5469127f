import { afterEach, describe, expect, it } from 'vitest'
import { configureChecks, genServer, reply, send } from '../../../../framework/src/otp/index.ts'
import { drainNow } from '../../../../framework/src/otp/internal.ts'
import { startRecorder } from '../recorder.ts'

afterEach(() => configureChecks({ freezeMessages: true }))

const Keeper = genServer({
  init: (items: string[]) => items,
  calls: { get: (items) => reply(items, items) },
})

describe('messages between processes', () => {
  it('are deep-frozen while the check is on', async () => {
    const target = startRecorder()
    const message = { user: { name: 'Ada' } }

    send(target, message)
    drainNow()

    expect(Object.isFrozen(message.user)).toBe(true)
    expect(target.messages[0]).toBe(message)
  })

  it('are frozen as answers too', async () => {
    const keeper = await Keeper.start(['a'])

    expect(Object.isFrozen(await keeper.call('get'))).toBe(true)
  })

  it('are left alone when the check is off', () => {
    configureChecks({ freezeMessages: false })
    const message = { user: {} }

    send(startRecorder(), message)

    expect(Object.isFrozen(message)).toBe(false)
  })
})
