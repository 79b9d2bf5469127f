import { describe, expect, it } from 'vitest'
import { routes } from '../../../framework/src/http/index.ts'
import { liveView } from '../../../framework/src/live/index.ts'
import { swapDefinition } from '../../../framework/src/live/internal.ts'
import { settle, startHarness } from './live-harness.ts'

const to = routes({ counter: '/counter', other: '/other' })

const counter = (label: string, step: number) =>
  liveView({
    mount: () => ({ count: 0 }),
    events: { inc: (socket) => socket.update('count', (count) => count + step) },
    render: ({ count }, on) => (
      <button onClick={on.inc}>
        {label} {count}
      </button>
    ),
  })

describe('swapDefinition', () => {
  it('renders running views again with their state kept', async () => {
    const view = counter('old', 1)
    const app = await startHarness((r) => r.live(to.counter, view), { environment: 'development' })
    const { socket, topic } = await app.join('/counter')
    await socket.click(topic, 'inc')

    expect(swapDefinition(view, counter('new', 10))).toBe(1)
    await settle()
    const clicked = await socket.click(topic, 'inc')

    expect(JSON.stringify(socket.pushes('diff'))).toContain('new')
    expect(JSON.stringify(clicked.response)).toContain('11')
    expect((await app.get('/counter')).body).toContain('new 0')
  })

  it('lets go of views that have ended', async () => {
    const view = counter('old', 1)
    const app = await startHarness((r) => r.live(to.counter, view), { environment: 'development' })
    const { socket } = await app.join('/counter')

    socket.connection.closed()
    await settle()

    expect(swapDefinition(view, counter('new', 1))).toBe(0)
  })

  it('leaves alone what is no live view', () => {
    expect(swapDefinition({} as never, {} as never)).toBe(0)
  })
})

describe('identity', () => {
  const named = () => liveView({ name: 'cart', mount: () => ({}), render: () => <p /> })

  it('is the name, or the first route', async () => {
    const view = counter('a', 1)
    const cart = named()
    await startHarness((r) => {
      r.live(to.counter, view)
      r.live(to.other, cart)
    })

    expect([view.viewName, cart.viewName]).toEqual(['/counter', 'cart'])
  })

  it('cannot be shared by two views', async () => {
    const start = startHarness((r) => {
      r.live(to.counter, named())
      r.live(to.other, named())
    })

    await expect(start).rejects.toMatchObject({ code: 'LIVE_DOUBLE_NAME' })
  })
})

describe('liveView', () => {
  const code = (definition: object): unknown => {
    try {
      liveView(definition as never)
      return undefined
    } catch (error) {
      return (error as { code: unknown }).code
    }
  }

  const wrong: readonly (readonly [code: string, definition: object])[] = [
    ['LIVE_BAD_DEFINITION', { render: () => null }],
    ['LIVE_BAD_DEFINITION', { mount: () => ({}), render: 'x' }],
    ['LIVE_BAD_EVENT', { mount: () => ({}), render: () => null, events: { a: 1 } }],
    ['LIVE_BAD_EVENT', { mount: () => ({}), render: () => null, events: { a: { handle() {} } } }],
    ['LIVE_BAD_EVENT_NAME', { mount: () => ({}), render: () => null, events: { 'a:b': () => {} } }],
  ]

  it.each(wrong)('refuses with %s the definition %j', (expected, definition) => {
    expect(code(definition)).toBe(expected)
  })
})
