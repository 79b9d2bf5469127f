import { Redis } from 'ioredis'
import { describe, expect, it } from 'vitest'

describe('the Redis of the test run', () => {
  it('delivers what is published to a subscriber', async () => {
    const url = process.env.REDIS_URL ?? ''
    const subscriber = new Redis(url, { maxRetriesPerRequest: 1 })
    const publisher = new Redis(url, { maxRetriesPerRequest: 1 })
    const channel = `anka-smoke-${process.pid}`
    const received = new Promise<string>((resolve) => {
      subscriber.once('message', (_channel, message) => resolve(message))
    })

    await subscriber.subscribe(channel)
    await publisher.publish(channel, 'hello')

    expect(await received).toBe('hello')
    subscriber.disconnect()
    publisher.disconnect()
  })
})
