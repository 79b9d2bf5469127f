import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { defineApp } from '../../../framework/src/app/index.ts'
import {
  defaultLayout,
  fetchFlash,
  fetchSession,
  rootLayout,
  router,
  routes,
} from '../../../framework/src/http/index.ts'
import { liveView, messages } from '../../../framework/src/live/index.ts'
import { renderToString } from '../../../framework/src/template/index.ts'
import { live, stopApp } from '../../../framework/src/testing/index.ts'

const to = routes({
  list: '/list',
  twice: '/twice',
  stale: '/stale',
  hang: '/hang',
  params: '/params',
})

interface State {
  readonly title: string
  readonly rows: readonly { readonly id: number; readonly name: string; readonly done: boolean }[]
}

const page = ({ title, rows }: State) => (
  <section title={title}>
    <h1>{title}</h1>
    {rows.length === 0 ? <p>nothing</p> : <b>{rows.length}</b>}
    <ul>
      {rows.map((row) => (
        <li key={row.id} class={{ done: row.done }}>
          {row.name}
          {row.done && <i>done</i>}
        </li>
      ))}
    </ul>
  </section>
)

const List = liveView({
  messages: messages<State>(),
  mount: (): State => ({ title: '', rows: [] }),
  handleInfo: (socket, state) => socket.assign(state),
  render: page,
})

const Twice = liveView({
  mount: () => ({}),
  render: () => (
    <div>
      <p id="a" />
      <p id="a" />
    </div>
  ),
})

const Stale = liveView({
  mount(socket) {
    if (socket.connected) throw new TypeError('not twice')
    return {}
  },
  render: () => <p />,
})

const Hang = liveView({
  mount: () => ({}),
  events: { wait: () => new Promise<void>(() => {}) },
  render: (_assigns, on) => <button onClick={on.wait}>wait</button>,
})

const Params = liveView({
  mount: (socket) => ({ zone: String(socket.connectParams.zone ?? 'none') }),
  render: ({ zone }) => <p>{zone}</p>,
})

const app = defineApp({
  name: 'testing_live',
  router: router((r) => {
    r.pipeline('browser', [fetchSession, fetchFlash, rootLayout(defaultLayout)])
    r.scope('/', { through: ['browser'] }, (r) => {
      r.live(to.list, List)
      r.live(to.twice, Twice)
      r.live(to.stale, Stale)
      r.live(to.hang, Hang)
      r.live(to.params, Params)
    })
  }),
})

afterAll(() => stopApp(app))

const row = fc.record({
  id: fc.nat({ max: 6 }),
  name: fc.constantFrom('a', 'b', '<c>', '"'),
  done: fc.boolean(),
})
const state = fc.record({
  title: fc.constantFrom('', 'one', '"two" & <three>'),
  rows: fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 6 }),
})

describe('live', () => {
  it('[LV-196] holds after any diffs what a fresh render would be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 5 }), async (states) => {
        const { view } = await live(app, to.list())
        for (const next of states) await view.send(next)

        const last = states.at(-1) as State
        return view.html() === renderToString(page(last))
      }),
      { numRuns: 25 },
    )
  })

  it('refuses two elements with one id, unless told to look away', async () => {
    await expect(live(app, to.twice())).rejects.toMatchObject({
      code: 'TESTING_DUPLICATE_ID',
      details: { id: 'a' },
    })

    const { view } = await live(app, to.twice(), { duplicateIds: 'ignore' })
    expect(view.count('#a')).toBe(2)
  })

  it('tells why a view did not join', async () => {
    await expect(live(app, to.stale())).rejects.toMatchObject({
      code: 'TESTING_JOIN_REFUSED',
      details: { response: { reason: 'join crashed' } },
    })
  })

  it('stays at the first render on request', async () => {
    const { view } = await live(app, to.stale(), { connect: false })

    expect(view.connected).toBe(false)
    expect(() => view.pid).toThrow('TESTING_VIEW_ENDED')
  })

  it('wants a page with a live view', async () => {
    await expect(live(app, '/nowhere')).rejects.toMatchObject({
      code: 'TESTING_NO_VIEW',
      details: { status: 404 },
    })
  })

  it('sends connect params', async () => {
    const { view } = await live(app, to.params(), { connectParams: { zone: 'UTC' } })

    expect(view.text()).toBe('UTC')
  })

  it('does not wait for ever for an answer', async () => {
    const { view } = await live(app, to.hang())
    vi.useFakeTimers({ toFake: ['setTimeout'] })

    const click = view.click('button')
    const refused = expect(click).rejects.toMatchObject({ code: 'TESTING_NO_REPLY' })
    await vi.advanceTimersByTimeAsync(4_000)
    vi.useRealTimers()

    await refused
  })
})
