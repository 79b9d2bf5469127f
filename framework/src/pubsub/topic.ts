/**
 * Names of conversations, with the type of what is said in them.
 */
import { pubsubErrors } from './errors.ts'

declare const said: unique symbol

/** A name that processes subscribe to and broadcast on, and the type of the messages. */
export interface Topic<Message> {
  readonly name: string
  /** Carries the type; it is never there at run time. */
  readonly [said]?: Message
}

/**
 * Declares a family of topics, one for each id, or a single one.
 *
 * @param pattern A name with one `*` where the id goes, or a whole name.
 * @returns A function from an id to the topic; without a `*` it takes none.
 * @throws {AnkaError} `PUBSUB_BAD_PATTERN` when the pattern is empty or has two stars.
 *
 * @example
 * const room = topic<{ text: string }>('room:*')
 * room(7).name // => 'room:7'
 * const lobby = topic<string>('lobby')
 * lobby().name // => 'lobby'
 * topic<string>('') // throws PUBSUB_BAD_PATTERN
 */
export function topic<Message>(
  pattern: `${string}*${string}`,
): (id: string | number) => Topic<Message>
export function topic<Message>(pattern: string): () => Topic<Message>
export function topic<Message>(pattern: string): (id?: string | number) => Topic<Message> {
  const star = pattern.indexOf('*')
  if (pattern === '') throw pubsubErrors.PUBSUB_BAD_PATTERN({ pattern, because: 'it is empty' })
  if (star === -1) {
    const whole: Topic<Message> = Object.freeze({ name: pattern })
    return () => whole
  }
  if (pattern.includes('*', star + 1)) {
    throw pubsubErrors.PUBSUB_BAD_PATTERN({ pattern, because: 'it has two stars' })
  }
  const before = pattern.slice(0, star)
  const after = pattern.slice(star + 1)
  return (id) => ({ name: `${before}${id}${after}` })
}

export function topicName(topic: Topic<unknown> | string): string {
  return typeof topic === 'string' ? topic : topic.name
}
