// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openPage } from './support/live-page.ts'

const link = (kind: string) => ({
  s: [`<a href="/items?page=2" data-phx-link="${kind}" data-phx-link-state="push">go</a>`],
})

beforeAll(() => {
  // jsdom has none, and the scroll comes a frame after the test.
  window.scrollTo = () => {}
})
afterEach(() => {
  history.replaceState(null, '', '/')
})

describe('live patch', () => {
  it('asks the view and then changes the URL', () => {
    const page = openPage(link('patch'))

    page.find('a').click()
    expect(page.server.last('live_patch').payload).toEqual({
      url: 'http://localhost:3000/items?page=2',
    })
    expect(location.pathname).toBe('/')
    page.server.reply('live_patch', {})

    expect(location.href).toBe('http://localhost:3000/items?page=2')
  })

  it('leaves the history to the last of two visits', () => {
    const page = openPage(link('patch'))
    page.find('a').click()
    const { joinRef, ref, topic } = page.server.last('live_patch')
    page.find('a').setAttribute('href', '/items?page=3')
    page.find('a').click()

    page.server.receive([joinRef, ref, topic, 'phx_reply', { status: 'ok', response: {} }])
    expect(location.search).toBe('')
    page.server.reply('live_patch', {})

    expect(location.search).toBe('?page=3')
  })

  it('navigates when the URL belongs to another view', () => {
    const page = openPage(link('patch'))
    page.find('a').click()

    page.server.reply('live_patch', { link_redirect: true })

    expect(page.server.last('phx_join').payload).toMatchObject({
      redirect: 'http://localhost:3000/items?page=2',
    })
  })

  it('takes over the URL that the server has patched to', () => {
    const page = openPage(link('patch'))
    const { joinRef, topic } = page.server.last('phx_join')

    page.server.receive([joinRef, null, topic, 'live_patch', { to: '/items?page=3', kind: 'push' }])

    expect(location.search).toBe('?page=3')
  })
})

describe('live navigation', () => {
  it('joins another view under the same id and swaps it in', () => {
    const page = openPage(link('redirect'))
    const old = page.view

    page.find('a').click()
    expect(page.server.sent.at(-2)).toMatchObject({ event: 'phx_leave', topic: 'lv:phx-1' })
    expect(page.server.last('phx_join').payload).toEqual({
      redirect: 'http://localhost:3000/items?page=2',
      params: { _mounts: 0, _mount_attempts: 0, _live_referer: 'http://localhost:3000/' },
      session: 'S',
      static: 'T',
      sticky: false,
    })
    page.server.reply('phx_join', {
      rendered: { s: ['<h1>Items</h1>'] },
      container: ['main', { class: 'items' }],
    })

    expect(page.view).not.toBe(old)
    expect(page.view.outerHTML).toBe(
      '<main id="phx-1" data-phx-session="S" data-phx-static="T" data-phx-main="" class="items phx-connected"><h1>Items</h1></main>',
    )
    expect(location.pathname).toBe('/items')
  })

  it('shows the view of the last visit when one overtakes another', () => {
    const page = openPage(link('redirect'))
    page.find('a').click()
    page.find('a').click()

    page.server.reply('phx_join', { rendered: { s: ['<h1>Items</h1>'] } })

    expect(document.body.textContent).toBe('Items')
    expect(document.querySelectorAll('[data-phx-main]')).toHaveLength(1)
  })

  it('follows the redirect of an answer', () => {
    const page = openPage({ s: ['<button phx-click="go"></button>'] })
    page.find('button').click()

    page.answer({ live_redirect: { to: '/orders', kind: 'push', flash: 'F' } })

    expect(page.server.last('phx_join').payload).toMatchObject({
      redirect: 'http://localhost:3000/orders',
      flash: 'F',
    })
  })

  it('asks the application first', () => {
    const page = openPage(link('redirect'))
    window.addEventListener('phx:before-navigate', (event) => event.preventDefault(), {
      once: true,
    })

    page.find('a').click()

    expect(page.server.sent.filter(({ event }) => event === 'phx_join')).toHaveLength(1)
  })

  it('reports a link of an unknown kind', () => {
    const page = openPage(link('teleport'))
    document.body.addEventListener('click', () => page.find('a').removeAttribute('href'), {
      once: true,
    })

    page.find('a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))

    expect(page.errors).toMatchObject([
      { code: 'CLIENT_BAD_LINK', details: { kind: 'teleport', state: 'push' } },
    ])
    expect(page.server.sent.map(({ event }) => event)).toEqual(['phx_join'])
  })
})
