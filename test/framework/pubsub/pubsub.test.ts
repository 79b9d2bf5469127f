import { describe, expect, it } from 'vitest'
import { drainNow, Process, startProcess } from '../../../framework/src/otp/internal.ts'
import { Broadcast } from '../../../framework/src/pubsub/local-pubsub.ts'
import {
  broadcast,
  broadcastFrom,
  localBroadcast,
  pubsubChecks,
  subscribe,
  subscribeProcess,
  subscriberCount,
  unsubscribe,
  unsubscribeProcess,
} from '../../../framework/src/pubsub/pubsub.ts'
import { topic } from '../../../framework/src/pubsub/topic.ts'

const room = topic<{ text: string }>('pubsub-test:*')

/** Subscribes itself when it starts, and unsubscribes when it is told to. */
class Listener extends Process {
  readonly heard: unknown[] = []
  readonly topic = room(Listener.name + this.number)

  protected init(): void {
    subscribe(this.topic)
  }

  protected receive(message: unknown): void {
    if (!(message instanceof Broadcast)) return
    this.heard.push(message.message)
    if ((message.message as { text: string }).text === 'enough') unsubscribe(this.topic)
  }
}

function startListener(): Listener {
  const listener = new Listener()
  startProcess(listener)
  drainNow()
  return listener
}

describe('pubsub', () => {
  it('subscribes the running process', () => {
    const ada = startListener()

    broadcast(ada.topic, { text: 'hi' })
    localBroadcast(ada.topic, { text: 'ho' })
    drainNow()

    expect(ada.heard).toEqual([{ text: 'hi' }, { text: 'ho' }])
  })

  it('delivers nothing after an unsubscribe', () => {
    const ada = startListener()

    broadcast(ada.topic, { text: 'enough' })
    drainNow()
    broadcast(ada.topic, { text: 'more' })
    drainNow()

    expect(ada.heard).toEqual([{ text: 'enough' }])
  })

  it('takes topics by their names', () => {
    const ada = startListener()

    broadcast(ada.topic.name, { text: 'hi' })
    drainNow()

    expect(ada.heard).toEqual([{ text: 'hi' }])
  })

  it('leaves the sender out of its own broadcast', () => {
    const ada = startListener()
    const ben = startListener()
    subscribeProcess(ben, ada.topic.name)

    broadcastFrom(ada, ada.topic, { text: 'hi' })
    drainNow()

    expect([ada.heard, ben.heard]).toEqual([[], [{ text: 'hi' }]])
  })

  it('counts the subscribers of a topic', () => {
    const ada = startListener()
    expect(subscriberCount(ada.topic.name)).toBe(1)

    unsubscribeProcess(ada, ada.topic.name)

    expect(subscriberCount(ada.topic.name)).toBe(0)
  })

  it.each([
    ['subscribe', subscribe],
    ['unsubscribe', unsubscribe],
  ] as const)('refuses to %s outside a process', (_name, call) => {
    expect(() => call('lobby')).toThrow(
      expect.objectContaining({ code: 'PUBSUB_NO_PROCESS', details: { topic: 'lobby' } }),
    )
  })

  it('holds messages to be plain values until told otherwise', () => {
    const message = { text: 'hi', greet: () => 'hi' }
    expect(() => broadcast(room(1), message)).toThrow()

    pubsubChecks(false)
    broadcast(room(1), message)
    pubsubChecks(true)
  })
})
