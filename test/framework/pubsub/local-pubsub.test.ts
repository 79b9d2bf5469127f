import { describe, expect, it } from 'vitest'
import {
  drainNow,
  exitProcess,
  Process,
  send,
  startProcess,
} from '../../../framework/src/otp/internal.ts'
import { Broadcast, createLocalPubSub } from '../../../framework/src/pubsub/local-pubsub.ts'

class Listener extends Process {
  readonly heard: unknown[] = []

  protected init(): void {}

  protected receive(message: unknown): void {
    this.heard.push(message instanceof Broadcast ? message.message : message)
  }
}

function startListener(): Listener {
  const listener = new Listener()
  startProcess(listener)
  return listener
}

describe('LocalPubSub', () => {
  it('delivers to each subscriber of a topic in order', () => {
    const pubsub = createLocalPubSub({ checks: true })
    const [ada, ben] = [startListener(), startListener()]
    pubsub.subscribe(ada, 'room:1')
    pubsub.subscribe(ben, 'room:1')

    pubsub.broadcast('room:1', 'one')
    pubsub.broadcast('room:2', 'elsewhere')
    pubsub.broadcast('room:1', 'two')
    drainNow()

    expect([ada.heard, ben.heard]).toEqual([
      ['one', 'two'],
      ['one', 'two'],
    ])
  })

  it('delivers as often as a process has subscribed', () => {
    const pubsub = createLocalPubSub({ checks: true })
    const ada = startListener()
    pubsub.subscribe(ada, 'room:1')
    pubsub.subscribe(ada, 'room:1')

    pubsub.broadcast('room:1', 'one')
    drainNow()

    expect(ada.heard).toEqual(['one', 'one'])
    expect(pubsub.subscriberCount('room:1')).toBe(1)
  })

  it('ends every subscription to a topic at once', () => {
    const pubsub = createLocalPubSub({ checks: true })
    const ada = startListener()
    pubsub.subscribe(ada, 'room:1')
    pubsub.subscribe(ada, 'room:1')
    pubsub.subscribe(ada, 'room:2')

    pubsub.unsubscribe(ada, 'room:1')
    pubsub.broadcast('room:1', 'one')
    pubsub.broadcast('room:2', 'two')
    drainNow()

    expect(ada.heard).toEqual(['two'])
  })

  it('takes an unsubscribe from a topic that nobody has', () => {
    const pubsub = createLocalPubSub({ checks: true })

    pubsub.unsubscribe(startListener(), 'room:1')

    expect(pubsub.subscriberCount('room:1')).toBe(0)
  })

  it('can be subscribed to again', () => {
    const pubsub = createLocalPubSub({ checks: true })
    const ada = startListener()
    pubsub.subscribe(ada, 'room:1')
    pubsub.unsubscribe(ada, 'room:1')
    pubsub.subscribe(ada, 'room:1')

    pubsub.broadcast('room:1', 'one')
    drainNow()

    expect(ada.heard).toEqual(['one'])
  })

  it('leaves one process out', () => {
    const pubsub = createLocalPubSub({ checks: true })
    const [ada, ben] = [startListener(), startListener()]
    pubsub.subscribe(ada, 'room:1')
    pubsub.subscribe(ada, 'room:1')
    pubsub.subscribe(ben, 'room:1')

    pubsub.broadcast('room:1', 'one', ada)
    drainNow()

    expect([ada.heard, ben.heard]).toEqual([[], ['one']])
  })

  it('forgets a process that has ended', () => {
    const pubsub = createLocalPubSub({ checks: true })
    const ada = startListener()
    pubsub.subscribe(ada, 'room:1')
    pubsub.subscribe(ada, 'room:2')

    exitProcess(ada, 'shutdown')
    drainNow()

    expect([pubsub.subscriberCount('room:1'), pubsub.subscriberCount('room:2')]).toEqual([0, 0])
  })

  it('names the topic of what it delivers', () => {
    const pubsub = createLocalPubSub({ checks: true })
    const seen: unknown[] = []
    const ada = new (class extends Listener {
      protected override receive(message: unknown): void {
        seen.push(message)
      }
    })()
    startProcess(ada)
    pubsub.subscribe(ada, 'room:1')

    pubsub.broadcast('room:1', 'one')
    send(ada, 'plain')
    drainNow()

    expect(seen).toEqual([new Broadcast('room:1', 'one'), 'plain'])
  })

  it('freezes messages where checks are on', () => {
    const pubsub = createLocalPubSub({ checks: true })
    const message = { tags: ['a'] }

    pubsub.broadcast('room:1', message)

    expect(Object.isFrozen(message.tags)).toBe(true)
  })

  it('refuses what could not travel where checks are on', () => {
    const pubsub = createLocalPubSub({ checks: true })

    expect(() => pubsub.broadcast('room:1', { by: { greet: () => 'hi' } })).toThrow(
      expect.objectContaining({
        code: 'PUBSUB_NOT_ENCODABLE',
        details: expect.objectContaining({ topic: 'room:1', path: 'message.by.greet' }),
      }),
    )
  })

  it('leaves messages alone where checks are off', () => {
    const pubsub = createLocalPubSub({ checks: false })
    const message = { greet: () => 'hi' }

    pubsub.broadcast('room:1', message)

    expect(Object.isFrozen(message)).toBe(false)
  })
})
