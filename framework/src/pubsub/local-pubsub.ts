/**
 * Subscriptions of one node, in memory: a message goes straight into the mailboxes of a topic's subscribers.
 */
import { deepFreeze } from '../core/index.ts'
import { type Process, send, unwatch, type Watcher, watch } from '../otp/internal.ts'
import { findNotEncodable } from './encodable.ts'
import { pubsubErrors } from './errors.ts'

/** What lands in a subscriber's mailbox: one object for all of them. */
export class Broadcast {
  readonly topic: string
  readonly message: unknown

  constructor(topic: string, message: unknown) {
    this.topic = topic
    this.message = message
  }
}

/** A process that subscribed twice gets everything twice; it stands in `extra` once for each time beyond the first. */
interface Subscribers {
  readonly processes: Set<Process>
  extra: Process[] | undefined
}

export class LocalPubSub implements Watcher {
  /** Freezes what is broadcast and refuses what could not travel; costs time, so it is off in production. */
  checks: boolean
  readonly #subscribersByTopic = new Map<string, Subscribers>()
  /** Most processes have one topic or two: an array each, no set. */
  readonly #topicsByProcess = new Map<Process, string[]>()

  constructor(options: { readonly checks: boolean }) {
    this.checks = options.checks
  }

  subscribe(process: Process, topic: string): void {
    const subscribers = this.#subscribersOf(topic)
    if (subscribers.processes.has(process)) {
      subscribers.extra ??= []
      subscribers.extra.push(process)
      return
    }
    subscribers.processes.add(process)
    const topics = this.#topicsByProcess.get(process)
    if (topics) {
      topics.push(topic)
      return
    }
    this.#topicsByProcess.set(process, [topic])
    watch(process, this)
  }

  /** Ends every subscription of the process to the topic. */
  unsubscribe(process: Process, topic: string): void {
    const topics = this.#topicsByProcess.get(process)
    if (!topics?.includes(topic)) return
    this.#remove(process, topic)
    if (topics.length > 1) {
      topics.splice(topics.indexOf(topic), 1)
      return
    }
    this.#topicsByProcess.delete(process)
    unwatch(process, this)
  }

  /** Processes that are subscribed to the topic, each counted once. */
  subscriberCount(topic: string): number {
    return this.#subscribersByTopic.get(topic)?.processes.size ?? 0
  }

  broadcast(topic: string, message: unknown, except?: Process): void {
    if (this.checks) this.#check(topic, message)
    const subscribers = this.#subscribersByTopic.get(topic)
    if (!subscribers) return
    const sent = new Broadcast(topic, message)
    for (const process of subscribers.processes) {
      if (process !== except) send(process, sent)
    }
    if (!subscribers.extra) return
    for (const process of subscribers.extra) {
      if (process !== except) send(process, sent)
    }
  }

  processEnded(process: Process): void {
    const topics = this.#topicsByProcess.get(process)
    this.#topicsByProcess.delete(process)
    for (const topic of topics ?? []) this.#remove(process, topic)
  }

  #subscribersOf(topic: string): Subscribers {
    const known = this.#subscribersByTopic.get(topic)
    if (known) return known
    const subscribers: Subscribers = { processes: new Set(), extra: undefined }
    this.#subscribersByTopic.set(topic, subscribers)
    return subscribers
  }

  #remove(process: Process, topic: string): void {
    const subscribers = this.#subscribersByTopic.get(topic)
    if (!subscribers) return
    subscribers.processes.delete(process)
    const extra = subscribers.extra?.filter((other) => other !== process)
    subscribers.extra = extra?.length ? extra : undefined
    if (subscribers.processes.size === 0) this.#subscribersByTopic.delete(topic)
  }

  #check(topic: string, message: unknown): void {
    const problem = findNotEncodable(message)
    if (problem) throw pubsubErrors.PUBSUB_NOT_ENCODABLE({ topic, ...problem })
    deepFreeze(message)
  }
}

export function createLocalPubSub(options: { readonly checks: boolean }): LocalPubSub {
  return new LocalPubSub(options)
}
