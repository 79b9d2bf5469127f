import { defineErrors, inspect } from '../core/index.ts'

/** The errors of `pubsub`. */
export const pubsubErrors = defineErrors({
  PUBSUB_NO_PROCESS: (details: { readonly topic: string }) => ({
    message: `cannot subscribe to "${details.topic}" because no process is running`,
    expected: 'a call from a handler of a view or a server: messages go into its mailbox',
  }),
  PUBSUB_BAD_PATTERN: (details: { readonly pattern: string; readonly because: string }) => ({
    message: `cannot make a topic of ${inspect(details.pattern)} because ${details.because}`,
    expected: 'a name such as "lobby", or one with a star for the id such as "room:*"',
  }),
  PUBSUB_NOT_ENCODABLE: (details: {
    readonly topic: string
    readonly path: string
    readonly got: unknown
  }) => ({
    message: `cannot broadcast on "${details.topic}" because ${details.path} is no plain value`,
    expected: 'values that can travel to another node: text, numbers, dates, arrays, plain objects',
    got: inspect(details.got),
  }),
})
