import { live, stopApp } from 'anka/testing'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { app } from '../src/app.ts'
import { guestName } from '../src/guest.ts'
import { to } from '../src/routes.ts'

const open = () => live(app, to.lobby())

afterEach(async () => {
  vi.useRealTimers()
  await stopApp(app)
})

describe('the lobby', () => {
  it('is a whole page before it is live', async () => {
    const { view } = await live(app, to.lobby(), { connect: false })

    expect(view.text('h1')).toBe('Good to see you up here.')
    expect(view.text('#wall')).toContain('Pull up a perch.')
    expect(view.count('#guests li')).toBe(0)
  })

  it('counts for everybody and says who moved it', async () => {
    const ada = await open()
    const bob = await open()

    await ada.view.click({ role: 'button', name: 'One more' })
    await ada.view.click({ role: 'button', name: 'One more' })
    await bob.view.click({ role: 'button', name: 'One less' })
    await ada.view.settled()

    expect(ada.view.text('#count')).toBe('1')
    expect(ada.view.text('.counter .hint')).toBe(`Last moved by ${bob.view.text('.you strong')}`)
  })

  it('knows who is looking, the visitor first', async () => {
    const ada = await open()
    const bob = await open()
    await bob.view.settled()
    expect(bob.view.text('#guests li:first-child .name')).toBe(bob.view.text('.you strong'))
    expect(bob.view.count('#guests li')).toBe(2)

    await ada.view.disconnect()
    await bob.view.settled()

    expect(bob.view.count('#guests li')).toBe(1)
  })

  it('lists a guest with two tabs once', async () => {
    const { view, conn } = await open()
    await live(app, to.lobby(), { conn })
    await view.settled()

    expect(view.text('.tally')).toBe('1')
  })

  it('is entered again after a dropped connection', async () => {
    const { view } = await open()

    await view.disconnect()
    await view.reconnect()

    expect(view.text('.tally')).toBe('1')
  })
})

describe('the wall', () => {
  it('says what is wrong with a note as it is typed', async () => {
    const { view } = await open()

    await view.change('#pin-form', { text: 'x' })

    expect(view.text('#pin-form_text-problem')).toBe('Say a little more')
    expect(view.text('#pin-form_author-problem')).toBe('')
  })

  it('does not take a note that is too short', async () => {
    const { view } = await open()

    await view.submit('#pin-form', { author: 'A', text: '' })

    expect(view.text('#pin-form_author-problem')).toBe('Two letters at least')
    expect(view.count('#wall li')).toBe(1)
  })

  it('shows a note to everybody and clears the form', async () => {
    const ada = await open()
    const bob = await open()

    await ada.view.submit('#pin-form', { author: 'Ada', text: 'Hello <b>there</b>' })
    await bob.view.settled()

    expect(bob.view.text('#wall li:first-child')).toContain('Hello <b>there</b>')
    expect(ada.view.value({ label: 'Note' })).toBe('')
    expect(ada.view.text('#notice')).toBe('Pinned. Everybody can see it now.')
  })

  it('keeps the six newest notes', async () => {
    const { view } = await open()

    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      await view.submit('#pin-form', { author: 'Ada', text: `Note ${n}` })
    }

    expect(view.count('#wall li')).toBe(6)
    expect(view.text('#wall li:last-child .text')).toBe('Note 2')
  })

  it('takes its notice away after some seconds', async () => {
    const { view } = await open()
    await view.submit('#pin-form', { author: 'Ada', text: 'Hello' })

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5_000 })
    await view.send({ type: 'tick' })

    expect(view.text('#notice')).toBe('')
  })

  it('keeps what was half typed when the connection drops', async () => {
    const { view } = await open()
    await view.change('#pin-form', { text: 'Half a th' })

    await view.disconnect()
    await view.reconnect()

    expect(view.value({ label: 'Note' })).toBe('Half a th')
  })
})

describe('guestName', () => {
  it('is made of two words', () => {
    expect(guestName(() => 0)).toBe('Amber Avocet')
    expect(guestName(() => 0.999)).toBe('Keen Jay')
  })
})
