import { genServer, reply, stop } from 'anka/otp'

export const Counter = genServer({
  init: (start: number) => ({ n: start }),
  calls: {
    get: (state) => reply(state.n, state),
    add: (state, by: number) => reply(state.n + by, { n: state.n + by }),
    pop: async (state) => (state.n === 0 ? stop('normal', state) : reply('x', state)),
    maybe: (state, options?: { by: number }) => reply(options?.by ?? 1, state),
  },
  casts: { reset: (state) => ({ ...state, n: 0 }), set: (_state, n: number) => ({ n }) },
  info: (state, _message: 'tick') => state,
})

type Phase = { at: 'idle' } | { at: 'busy'; job: number }
export const Worker = genServer({
  init: (): Phase => ({ at: 'idle' }),
  calls: { go: (_state, job: number) => reply('started', { at: 'busy', job }) },
  casts: { done: () => ({ at: 'idle' }) },
})

export async function use(): Promise<void> {
  const counter = await Counter.start(1)
  const n: number = await counter.call('get')
  const sum: number = await Counter.ref('counter').call('add', n)
  const popped: string = await counter.call('pop')
  const by: number = await counter.within(100).call('maybe')
  await counter.call('maybe', { by })
  counter.cast('reset')
  counter.cast('set', sum)
  counter.send('tick')
  void popped
  // @ts-expect-error a payload is missing
  await counter.call('add')
  // @ts-expect-error no such call
  await counter.call('nope')
  // @ts-expect-error wrong payload
  counter.cast('set', 'x')
  // @ts-expect-error wrong message
  counter.send('tock')
  // @ts-expect-error the argument of init is missing
  await Counter.start()
}
