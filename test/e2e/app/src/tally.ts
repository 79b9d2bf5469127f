import { genServer, reply } from 'anka/otp'
import { broadcast, topic } from 'anka/pubsub'

export interface Tallied {
  readonly type: 'tallied'
  readonly count: number
}

export const tallyTopic = topic<Tallied>('tally')

/** The number that all open pages share. */
export const Tally = genServer({
  init: () => 0,
  calls: { get: (count) => reply(count, count) },
  casts: {
    add(count, by: number) {
      broadcast(tallyTopic, { type: 'tallied', count: count + by })
      return count + by
    },
  },
})

export const tally = Tally.ref('tally')
