// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { openPage, openUnjoined } from './support/live-page.ts'

const counter = {
  s: ['<p>', '</p><button id="inc" phx-click="inc" phx-value-by="2">+</button>'],
  0: '0',
}

describe('view', () => {
  it('joins with the URL and the signed strings of its element', () => {
    const page = openUnjoined('<p>dead</p>', { params: { locale: 'tr' } })
    page.server.open()

    const join = page.server.last('phx_join')
    expect(join).toEqual({
      joinRef: join.ref,
      ref: join.ref,
      topic: 'lv:phx-1',
      event: 'phx_join',
      payload: {
        url: location.href,
        params: { locale: 'tr', _mounts: 0, _mount_attempts: 0 },
        session: 'S',
        static: 'T',
        sticky: false,
      },
    })
  })

  it('keeps the elements of the first render and shows that it is connected', () => {
    const page = openUnjoined(
      '<p>0</p><button id="inc" phx-click="inc" phx-value-by="2">+</button>',
    )
    const paragraph = page.find('p')
    page.server.open()

    page.server.reply('phx_join', { rendered: { ...counter, 0: '5' } })

    expect(page.find('p')).toBe(paragraph)
    expect(paragraph.textContent).toBe('5')
    expect(page.view.className).toBe('phx-connected')
  })

  it('pushes a click and patches with the answer', () => {
    const page = openPage(counter)
    const button = page.find('#inc')

    button.click()
    expect(page.pushed()).toEqual({ type: 'click', event: 'inc', value: { by: '2', value: '' } })
    page.answer({ diff: { 0: '1' } })

    expect(page.find('p').textContent).toBe('1')
    expect(page.find('#inc')).toBe(button)
  })

  it('joins again after a crash, with the count of its mounts', () => {
    const page = openPage(counter)
    const { joinRef, topic } = page.server.last('phx_join')

    page.server.receive([joinRef, null, topic, 'phx_error', { reason: 'channel_crash' }])
    expect(page.view.className).toBe('phx-loading phx-error phx-server-error')
    page.clock.advance(1_000)
    expect(page.server.last('phx_join').payload).toMatchObject({ params: { _mounts: 1 } })
    page.server.reply('phx_join', { rendered: { ...counter, 0: 'again' } })

    expect(page.find('p').textContent).toBe('again')
    expect(page.view.className).toBe('phx-connected')
  })

  it('shows a lost connection as the client’s', () => {
    const page = openPage(counter)

    page.server.drop()

    expect(page.view.className).toBe('phx-loading phx-error phx-client-error')
  })

  it('joins again when a diff does not fit', () => {
    const page = openPage(counter)
    page.diff({ 0: { 0: 'x' } })
    page.clock.advance(1_000)

    expect(page.errors).toMatchObject([{ code: 'CLIENT_DIVERGED' }])
    expect(page.server.last('phx_join').payload).toMatchObject({ params: { _mounts: 1 } })
  })

  it('dispatches events of the server before or after the patch', () => {
    const page = openPage(counter)
    const seen: unknown[] = []
    const see = (event: Event) =>
      seen.push([(event as CustomEvent).detail, page.find('p').textContent])
    window.addEventListener('phx:early', see, { once: true })
    window.addEventListener('phx:late', see, { once: true })

    page.diff({
      0: '1',
      e: [
        ['late', { n: 1 }],
        ['early', { n: 2 }, true],
      ],
    })

    expect(seen).toEqual([
      [{ n: 2 }, '0'],
      [{ n: 1 }, '1'],
    ])
  })

  it('is over after phx_close', () => {
    const page = openPage(counter)
    const { joinRef, topic } = page.server.last('phx_join')

    page.server.receive([joinRef, null, topic, 'phx_close', {}])
    page.clock.advance(60_000)

    expect(page.server.sent.filter(({ event }) => event === 'phx_join')).toHaveLength(1)
  })

  it('tells the server which components left, in two steps', () => {
    const page = openPage({
      s: ['<div>', '</div>'],
      0: 1,
      c: { 1: { s: ['<b>', '</b>'], r: 1, 0: 'one' } },
    })

    page.diff({ 0: '' })
    expect(page.server.last('cids_will_destroy').payload).toEqual({ cids: [1] })
    page.server.reply('cids_will_destroy')
    expect(page.server.last('cids_destroyed').payload).toEqual({ cids: [1] })
  })

  it('leaves the element as it is when a push is answered with an error', () => {
    const page = openPage(counter)
    page.find('#inc').click()

    page.server.reply('event', {}, 'error')

    expect(page.errors).toMatchObject([{ code: 'CLIENT_PUSH_FAILED', details: { event: 'event' } }])
    expect(page.find('#inc').className).toBe('phx-click-loading')
  })

  it('keeps elements and what was typed when its template changes', () => {
    const page = openPage({ s: ['<p>', '</p><form><input name="n"></form>'], 0: '1' })
    const input = page.find<HTMLInputElement>('input')
    input.value = 'half'
    input.dispatchEvent(new Event('input', { bubbles: true }))

    page.diff({ s: ['<p>Count: ', '</p><form><input name="n"></form>'], 0: '1' })

    expect(page.find('p').textContent).toBe('Count: 1')
    expect(page.find('input')).toBe(input)
    expect(input.value).toBe('half')
  })

  it('sets the title with the prefix and suffix of its element', async () => {
    document.head.innerHTML =
      '<title data-prefix="Shop · " data-default="Home" data-suffix="!">x</title>'
    const page = openPage({ ...counter, t: 'Cart' })
    await vi.waitFor(() => expect(document.title).toBe('Shop · Cart!'))

    page.diff({ t: '' })

    await vi.waitFor(() => expect(document.title).toBe('Shop · Home!'))
    document.head.innerHTML = ''
  })

  it('submits a form by the browser when the server says so', () => {
    const submit = vi.spyOn(HTMLFormElement.prototype, 'submit').mockReturnValue()
    const page = openPage({ s: ['<form id="f" action="/login"', '></form>'], 0: '' })

    page.diff({ 0: ' phx-trigger-action' })

    expect(submit.mock.contexts).toEqual([page.find('#f')])
    expect(page.liveSocket.isConnected()).toBe(false)
    submit.mockRestore()
  })

  it('tells when the page loads and when it is there', () => {
    const seen: unknown[] = []
    const see = ({ type, detail }: CustomEvent) => seen.push([type, detail.kind])
    const types = ['phx:page-loading-start', 'phx:page-loading-stop']
    for (const type of types) window.addEventListener(type, see as never)
    const page = openPage(counter)
    const { joinRef, topic } = page.server.last('phx_join')

    page.server.receive([joinRef, null, topic, 'phx_error', {}])
    page.clock.advance(1_000)
    page.server.reply('phx_join', { rendered: counter })

    expect(seen).toEqual([
      ['phx:page-loading-start', 'initial'],
      ['phx:page-loading-stop', 'initial'],
      ['phx:page-loading-start', 'error'],
      ['phx:page-loading-stop', 'error'],
    ])
    for (const type of types) window.removeEventListener(type, see as never)
  })

  it('forgets what came for a join that has failed', () => {
    const page = openUnjoined('')
    page.server.open()
    const { joinRef, topic } = page.server.last('phx_join')
    page.server.receive([joinRef, null, topic, 'diff', { 0: 'old' }])
    page.server.receive([joinRef, null, topic, 'phx_error', {}])
    page.clock.advance(1_000)

    page.server.reply('phx_join', { rendered: { s: ['<p>', '</p>'], 0: 'new' } })

    expect(page.find('p').textContent).toBe('new')
  })
})
