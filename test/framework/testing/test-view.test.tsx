import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { defineApp } from '../../../framework/src/app/index.ts'
import {
  defaultLayout,
  fetchFlash,
  fetchSession,
  rootLayout,
  router,
  routes,
} from '../../../framework/src/http/index.ts'
import { clearFlash, JS, liveView, messages, toForm } from '../../../framework/src/live/index.ts'
import { broadcast, topic } from '../../../framework/src/pubsub/index.ts'
import { live, stopApp } from '../../../framework/src/testing/index.ts'

const to = routes({ board: '/board', other: '/other', signUp: '/sign-up', old: '/old' })
const notes = topic<string>('notes')

const Board = liveView({
  params: z.object({ filter: z.string().default('all') }),
  messages: messages<string>(),
  mount(socket) {
    socket.subscribe(notes())
    return { count: 0, filter: '', last: 'none', key: '' }
  },
  handleParams: (socket, { filter }) => socket.assign({ filter }),
  events: {
    inc: (socket) => {
      socket.pageTitle = `Count ${socket.assigns.count + 1}`
      socket.update('count', (count) => count + 1)
    },
    add: {
      params: z.object({ by: z.number() }),
      handle: (socket, { by }) => socket.update('count', (count) => count + by),
    },
    press: (socket, { key }) => socket.assign({ key: String(key) }),
    look: (socket) => socket.patch('/board?filter=done'),
    go: (socket) => {
      socket.putFlash('info', 'moved')
      return socket.navigate('/other')
    },
    away: (socket) => socket.redirect('/other'),
    boom: () => {
      throw new TypeError('boom')
    },
    ask: (socket, params) => {
      socket.pushEvent('asked', { n: socket.assigns.count })
      return { reply: { echo: params } }
    },
  },
  handleInfo: (socket, message) => socket.assign({ last: message }),
  render: ({ count, filter, last, key }, on) => (
    <main>
      <h1 id="title">Board {filter}</h1>
      <p id="count">{count}</p>
      <p id="last">{last}</p>
      <p id="key">{key}</p>
      <button id="inc" onClick={on.inc}>
        More <span>now</span>
      </button>
      <button id="five" onClick={JS.show({ to: '#x' }).push(on.add({ by: 5 }))}>
        Five
      </button>
      <button id="off" disabled onClick={on.inc}>
        Off
      </button>
      <button id="look" onClick={on.look}>
        Look
      </button>
      <button id="go" onClick={on.go}>
        Go
      </button>
      <button id="away" onClick={on.away}>
        Away
      </button>
      <button id="boom" onClick={on.boom}>
        Boom
      </button>
      <input id="keys" onKeyDown={on.press} keyFilter="Enter" />
      <a id="link" patch="/board?filter=open">
        Open
      </a>
      <a id="visit" navigate="/other">
        Other
      </a>
      <div id="chart" hook="Chart" />
    </main>
  ),
})

const Other = liveView({
  mount: () => ({}),
  render: (_assigns, _on, { flash }) => (
    <p id="other" onClick={clearFlash({ key: 'info' })}>
      Other {flash.info}
    </p>
  ),
})

const SignUp = liveView({
  mount: () => ({ saved: '' }),
  events: {
    save: {
      params: z.object({
        email: z.email('is no address'),
        plan: z.enum(['free', 'pro']),
        address: z.object({ city: z.string().min(1, 'is empty') }),
      }),
      handle: (socket, { email, plan, address }) =>
        email === 'taken@example.com'
          ? { issues: [{ message: 'is taken', path: ['email'] }] }
          : socket.assign({ saved: `${email} ${plan} ${address.city}` }),
    },
  },
  render: ({ saved }, on) => {
    const form = toForm(on.save, { data: { plan: 'free' } })
    const { email, plan, address } = form.fields
    const { city } = address.fields
    return (
      <form id={form.id} onChange={form.change} onSubmit={form.submit}>
        <label for={email.id}>E-mail</label>
        <input id={email.id} name={email.name} value={email.value} />
        <p id="email-errors">{email.errors.join(', ')}</p>
        <select name={plan.name}>
          <option value="free" selected={plan.value === 'free'}>
            Free
          </option>
          <option value="pro" selected={plan.value === 'pro'}>
            Pro
          </option>
        </select>
        <input id={city.id} name={city.name} value={city.value} />
        <p id="city-errors">{city.errors.join(', ')}</p>
        <input type="hidden" name="secret" value="1" />
        <button>Save</button>
        <p id="saved">{saved}</p>
      </form>
    )
  },
})

const Old = liveView({
  mount: (socket) => socket.redirect('/other'),
  render: () => <p>old</p>,
})

const app = defineApp({
  name: 'testing',
  router: router((r) => {
    r.pipeline('browser', [fetchSession, fetchFlash, rootLayout(defaultLayout)])
    r.scope('/', { through: ['browser'] }, (r) => {
      r.liveSession('app', {}, (r) => {
        r.live(to.board, Board)
        r.live(to.other, Other)
        r.live(to.signUp, SignUp)
        r.live(to.old, Old)
      })
    })
  }),
})

afterAll(() => stopApp(app))

describe('live', () => {
  it('renders first and then connects', async () => {
    const { page, view } = await live(app, to.board())

    expect(page.status).toBe(200)
    expect(page.text('#count')).toBe('0')
    expect(view.connected).toBe(true)
    expect(view.text('#count')).toBe('0')
  })

  it('tells where a page leads that has no view', async () => {
    await expect(live(app, to.old())).rejects.toMatchObject({
      code: 'TESTING_REDIRECTED',
      details: { status: 302, to: '/other' },
    })
  })

  it('follows a redirect of the first render on request', async () => {
    const { view } = await live(app, to.old(), { follow: true })

    expect(view.text('#other')).toBe('Other')
  })
})

describe('TestView', () => {
  it('clicks, with the values of commands', async () => {
    const { view } = await live(app, to.board())

    await view.click('#inc span')
    await view.click('#five')

    expect(view.text('#count')).toBe('6')
  })

  it('has the title that a handler gave the page', async () => {
    const { view } = await live(app, to.board())

    await view.click({ role: 'button', text: 'More' })

    expect(view.pageTitle).toBe('Count 1')
  })

  it('refuses a click that nothing is bound to', async () => {
    const { view } = await live(app, to.board())

    await expect(view.click('#count')).rejects.toMatchObject({ code: 'TESTING_CANNOT_SEND' })
  })

  it('refuses a click on a disabled button', async () => {
    const { view } = await live(app, to.board())

    await expect(view.click('#off')).rejects.toThrow('is disabled')
  })

  it('lists what an ambiguous query matches', async () => {
    const { view } = await live(app, to.board())

    await expect(view.click('button')).rejects.toMatchObject({
      code: 'TESTING_AMBIGUOUS',
      details: { count: 7, matches: expect.stringContaining('id="inc"') },
    })
  })

  it('presses a key that the filter lets through', async () => {
    const { view } = await live(app, to.board())

    await view.keydown('#keys', 'Enter')

    expect(view.text('#key')).toBe('Enter')
    await expect(view.keydown('#keys', 'a')).rejects.toThrow('its keyFilter is "Enter"')
  })

  it('[LV-194] gives a hook its reply and the page its events', async () => {
    const { view } = await live(app, to.board())

    const reply = await view.hook('#chart', 'ask', { a: 1 })

    expect(reply).toEqual({ echo: { a: 1 } })
    expect(view.events).toEqual([{ name: 'asked', payload: { n: 0 } }])
  })

  it('shows what is broadcast', async () => {
    const { view } = await live(app, to.board())

    broadcast(notes(), 'hello')
    await view.settled()

    expect(view.text('#last')).toBe('hello')
  })

  it('sends messages to the process', async () => {
    const { view } = await live(app, to.board())

    await view.send('direct')

    expect(view.text('#last')).toBe('direct')
  })

  it('follows patches, navigations and redirects', async () => {
    const { view } = await live(app, to.board())

    await view.click('#look')
    expect(view.path).toBe('/board?filter=done')
    await view.click('#link')
    expect(view.text('#title')).toBe('Board open')
    await view.click('#go')
    expect(view.redirected).toMatchObject({ mode: 'navigate', to: '/other' })
    await view.followRedirect()

    expect(view.text('#other')).toBe('Other moved')
    await view.click('#other')
    expect(view.text('#other')).toBe('Other')
  })

  it('follows a link to another view', async () => {
    const { view } = await live(app, to.board())

    await view.click('#visit')
    await view.followRedirect()

    expect(view.path).toBe('/other')
    expect(view.text('#other')).toBe('Other')
  })

  it('loads the page that a redirect leads to', async () => {
    const { view } = await live(app, to.board())

    await view.click('#away')
    const next = await view.followRedirect()

    expect(next.text('#other')).toBe('Other')
  })

  it('says that a view has crashed, and mounts it again', async () => {
    const { view } = await live(app, to.board())
    await view.click('#inc')

    await expect(view.click('#boom')).rejects.toThrow('it has crashed')
    await view.reconnect()

    expect(view.text('#count')).toBe('0')
  })

  it('validates a form as a person types', async () => {
    const { view } = await live(app, to.signUp())

    await view.change('#save-form', { email: 'ada' })

    expect(view.text('#email-errors')).toBe('is no address')
    expect(view.text('#city-errors')).toBe('')
    expect(view.value({ label: 'E-mail' })).toBe('ada')
  })

  it('shows everything that is wrong after a submit', async () => {
    const { view } = await live(app, to.signUp())

    await view.submit('#save-form', { email: 'ada' })

    expect(view.text('#email-errors')).toBe('is no address')
    expect(view.text('#city-errors')).toBe('is empty')
  })

  it('submits nested values that hold', async () => {
    const { view } = await live(app, to.signUp())
    await view.change('#save-form', { email: 'ada@example.com' })

    await view.submit('#save-form', { plan: 'pro', address: { city: 'London' } })

    expect(view.text('#saved')).toBe('ada@example.com pro London')
    expect(view.value({ label: 'E-mail' })).toBe('')
  })

  it('shows what a handler finds wrong', async () => {
    const { view } = await live(app, to.signUp())

    await view.submit('#save-form', { email: 'taken@example.com', address: { city: 'Rome' } })

    expect(view.text('#email-errors')).toBe('is taken')
    expect(view.value({ label: 'E-mail' })).toBe('taken@example.com')
  })

  it('sends again what was typed when it reconnects', async () => {
    const { view } = await live(app, to.signUp())
    await view.change('#save-form', { email: 'ada@' })

    await view.disconnect()
    await view.reconnect()

    expect(view.value({ label: 'E-mail' })).toBe('ada@')
  })

  it('refuses fields and values that the form does not have', async () => {
    const { view } = await live(app, to.signUp())

    await expect(view.change('#save-form', { phone: '1' })).rejects.toMatchObject({
      code: 'TESTING_NO_FIELD',
    })
    await expect(view.submit('#save-form', { plan: 'gold' })).rejects.toMatchObject({
      code: 'TESTING_NO_VALUE',
    })
    await expect(view.submit('#save-form', { secret: '2' })).rejects.toThrow('it is hidden')
  })
})
