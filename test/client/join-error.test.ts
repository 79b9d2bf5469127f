// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { JitteredReload } from '../../client/src/jittered-reload.ts'
import type { LivePage } from './support/live-page.ts'
import { openPage, openUnjoined } from './support/live-page.ts'

function refuse(response: object): LivePage & { redirected: ReturnType<typeof vi.fn> } {
  const page = openUnjoined('<p>dead</p>', { reloadJitterMin: 5_000, reloadJitterMax: 5_000 })
  const redirected = vi.fn()
  page.liveSocket.redirect = redirected
  page.server.open()
  page.server.reply('phx_join', response as never, 'error')
  return Object.assign(page, { redirected })
}

afterEach(() => localStorage.clear())

describe('a refused join', () => {
  it.each(['stale', 'unauthorized'])('loads the page anew when it is %s', (reason) => {
    expect(refuse({ reason }).redirected).toHaveBeenCalledWith(location.href, undefined)
  })

  it('loads the page anew only after a while when that was of no use', () => {
    localStorage.setItem('/-consecutive-reloads', '1')
    const { clock, redirected } = refuse({ reason: 'stale' })
    clock.advance(4_999)
    expect(redirected).not.toHaveBeenCalled()

    clock.advance(1)

    expect(redirected).toHaveBeenCalledOnce()
  })

  it('sets the cookie that the server wants to see again', () => {
    const { redirected } = refuse({ reason: 'reload', status: 404, token: 'TK' })

    expect(document.cookie).toContain('__phoenix_reload_status__=TK')
    expect(redirected).toHaveBeenCalledWith(location.href)
  })

  it('goes where it is sent, with the flash', () => {
    const { redirected } = refuse({ redirect: { to: '/login', flash: 'F' } })

    expect(redirected).toHaveBeenCalledWith('/login', 'F')
  })

  it('navigates to the view that it is sent to', () => {
    const page = refuse({ live_redirect: { to: '/login', kind: 'push', flash: 'F' } })

    expect(page.server.last('phx_join').payload).toMatchObject({
      redirect: 'http://localhost:3000/login',
      flash: 'F',
    })
  })

  it('shows the failure and loads the page anew later', () => {
    const { clock, redirected, view } = refuse({ reason: 'join crashed' })
    expect(view.className).toBe('phx-loading phx-error phx-server-error')
    clock.advance(4_999)
    expect(redirected).not.toHaveBeenCalled()

    clock.advance(1)

    expect(redirected).toHaveBeenCalledOnce()
  })
})

describe('JitteredReload', () => {
  const counter = { s: ['<button phx-click="inc"></button>'] }

  it('waits 5 to 10 seconds, and 30 after many in a row', () => {
    const page = openPage(counter)
    const redirected = vi.fn()
    page.liveSocket.redirect = redirected
    const reload = new JitteredReload(page.liveSocket, () => 0.999_999)

    reload.schedule(page.liveSocket.main)
    page.clock.advance(9_999)
    expect(redirected).not.toHaveBeenCalled()
    page.clock.advance(1)
    expect(redirected).toHaveBeenCalledOnce()

    localStorage.setItem('/-consecutive-reloads', '9')
    reload.schedule(page.liveSocket.main)
    page.clock.advance(29_999)
    expect(redirected).toHaveBeenCalledOnce()
    page.clock.advance(1)
    expect(redirected).toHaveBeenCalledTimes(2)
  })

  it('follows an event that is not answered in 30 seconds', () => {
    const page = openPage(counter, {
      heartbeatIntervalMs: 100_000,
      reloadJitterMin: 0,
      reloadJitterMax: 0,
    })
    const redirected = vi.fn()
    page.liveSocket.redirect = redirected
    page.find('button').click()

    page.clock.advance(30_000)

    expect(page.liveSocket.isConnected()).toBe(false)
    expect(redirected).toHaveBeenCalledOnce()
  })

  it('follows a server that closes with 1000', () => {
    const page = openPage(counter, { reloadJitterMin: 10, reloadJitterMax: 10 })
    const redirected = vi.fn()
    page.liveSocket.redirect = redirected

    page.server.drop(1000)
    page.clock.advance(10)

    expect(redirected).toHaveBeenCalledOnce()
  })
})
