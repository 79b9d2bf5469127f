import { genServer, reply } from '../../../framework/src/otp/index.ts'

/** A server with a call, a cast and a message of each kind that tests need. */
export const Counter = genServer({
  label: 'Counter',
  init: (start: number) => ({ n: start }),
  calls: {
    get: (state) => reply(state.n, state),
    add: async (state, by: number) => reply(state.n + by, { n: state.n + by }),
    boom: (state, error: Error) => {
      if (state) throw error
      return reply(0, state)
    },
    hang: (state) => new Promise<never>(() => state),
  },
  casts: { reset: () => ({ n: 0 }), set: async (_state, n: number) => ({ n }) },
  info: (state, message: 'tick') => (message === 'tick' ? { n: state.n + 1 } : state),
})
