import { describe, expect, it } from 'vitest'
import { type Topic, topic } from '../../../framework/src/pubsub/topic.ts'

describe('topic', () => {
  it('names one topic for each id', () => {
    const room = topic<{ text: string }>('room:*:messages')

    expect([room(7).name, room('lobby').name]).toEqual(['room:7:messages', 'room:lobby:messages'])
  })

  it('names a single topic without an id', () => {
    expect(topic<string>('lobby')().name).toBe('lobby')
  })

  it('carries the type of its messages', () => {
    const room = topic<{ text: string }>('room:*')
    // @ts-expect-error the messages of this topic are no numbers
    const numbers: Topic<number> = room(1)

    expect(numbers.name).toBe('room:1')
  })

  it.each([
    ['', 'it is empty'],
    ['a:*:*', 'it has two stars'],
  ])('refuses the pattern %j', (pattern, because) => {
    expect(() => topic<string>(pattern)).toThrow(
      expect.objectContaining({ code: 'PUBSUB_BAD_PATTERN', details: { pattern, because } }),
    )
  })
})
