/**
 * Topics: processes subscribe to them, anyone broadcasts on them.
 */
export { broadcast, broadcastFrom, localBroadcast, subscribe, unsubscribe } from './pubsub.ts'
export { type Topic, topic } from './topic.ts'
