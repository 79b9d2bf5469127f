/**
 * The node's PubSub: what handlers call. Where messages go is `local-pubsub.ts`'s matter.
 */

import type { Pid } from '../otp/index.ts'
import { currentProcess, findProcess, type Process } from '../otp/internal.ts'
import { pubsubErrors } from './errors.ts'
import { createLocalPubSub } from './local-pubsub.ts'
import { type Topic, topicName } from './topic.ts'

const node = createLocalPubSub({ checks: process.env.NODE_ENV !== 'production' })

/**
 * Subscribes the current process to a topic: each message comes as one of its info messages.
 *
 * It ends with the process. A process that subscribes twice gets every message twice.
 *
 * @throws {AnkaError} `PUBSUB_NO_PROCESS` outside a process.
 *
 * @example
 * subscribe('lobby') // throws PUBSUB_NO_PROCESS
 */
export function subscribe(topic: Topic<unknown> | string): void {
  const name = topicName(topic)
  node.subscribe(getSubscriber(name), name)
}

/**
 * Ends all subscriptions of the current process to a topic; what already waits in its mailbox still comes.
 *
 * @throws {AnkaError} `PUBSUB_NO_PROCESS` outside a process.
 *
 * @example
 * unsubscribe('lobby') // throws PUBSUB_NO_PROCESS
 */
export function unsubscribe(topic: Topic<unknown> | string): void {
  const name = topicName(topic)
  node.unsubscribe(getSubscriber(name), name)
}

/**
 * Sends a message to every subscriber of a topic, at most once each and in order.
 *
 * The message belongs to all of them from then on: outside production it is deep-frozen and must be a plain value.
 *
 * @throws {AnkaError} `PUBSUB_NOT_ENCODABLE` outside production, for a message that could not travel to another node.
 *
 * @example
 * broadcast('lobby', { text: 'hi' }) // => undefined
 * broadcast('lobby', { greet: () => 'hi' }) // throws PUBSUB_NOT_ENCODABLE
 */
export function broadcast<Message>(
  topic: Topic<Message> | string,
  message: NoInfer<Message>,
): void {
  node.broadcast(topicName(topic), message)
}

/**
 * Sends a message to every subscriber but one: usually `self()`, which knows already.
 *
 * @throws {AnkaError} `PUBSUB_NOT_ENCODABLE` as {@link broadcast}; `OTP_NOT_A_PID` for what is no process.
 *
 * @example
 * broadcastFrom({ id: 'ada' }, 'lobby', 'hi') // throws OTP_NOT_A_PID
 */
export function broadcastFrom<Message>(
  pid: Pid,
  topic: Topic<Message> | string,
  message: NoInfer<Message>,
): void {
  node.broadcast(topicName(topic), message, findProcess(pid))
}

/**
 * Sends a message to the subscribers on this node only.
 *
 * @throws {AnkaError} `PUBSUB_NOT_ENCODABLE` as {@link broadcast}.
 *
 * @example
 * localBroadcast('caches', 'clear') // => undefined
 */
export function localBroadcast<Message>(
  topic: Topic<Message> | string,
  message: NoInfer<Message>,
): void {
  node.broadcast(topicName(topic), message)
}

/** For a process that is not the current one, such as a view whose socket subscribes it. */
export function subscribeProcess(process: Process, topic: string): void {
  node.subscribe(process, topic)
}

export function unsubscribeProcess(process: Process, topic: string): void {
  node.unsubscribe(process, topic)
}

export function subscriberCount(topic: string): number {
  return node.subscriberCount(topic)
}

/** Whether broadcast messages are frozen and held to be plain values; the default goes by `NODE_ENV`. */
export function pubsubChecks(enabled: boolean): void {
  node.checks = enabled
}

function getSubscriber(topic: string): Process {
  const subscriber = currentProcess()
  if (!subscriber) throw pubsubErrors.PUBSUB_NO_PROCESS({ topic })
  return subscriber
}
