/**
 * The friend door of `pubsub`: subscriptions of any process, and what its mailbox receives.
 */
export { Broadcast, createLocalPubSub, LocalPubSub } from './local-pubsub.ts'
export { pubsubChecks, subscribeProcess, subscriberCount, unsubscribeProcess } from './pubsub.ts'
