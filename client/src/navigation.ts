import { EVENTS } from '../../framework/src/wire/index.ts'
import { ATTRIBUTES } from './attributes.ts'
import { listen } from './listen.ts'
import type { Page, Visit } from './page.ts'
import { findStorage } from './storage.ts'
import { View } from './view.ts'

const POSITION = 'phx:nav-history-position'
const SCROLL_DELAY_MS = 100

interface HistoryState {
  readonly type?: 'patch' | 'redirect'
  readonly id?: string
  readonly position?: number
  readonly scroll?: number
}

/** What navigation needs of the page beyond the rest. */
export interface NavigablePage extends Page {
  setMain(view: View): void
  setHref(href: string): void
}

/** Moves the main view between URLs without loading the page. */
export class Navigation {
  readonly #page: NavigablePage
  #position: number
  /** Counts visits: the answer to an earlier one must not change the history. */
  #visits = 0
  /** What the page shows while the view of a visit joins. */
  #shown: Element | undefined
  #stops: (() => void)[] = []

  constructor(page: NavigablePage) {
    this.#page = page
    this.#position = Number(this.#storage?.getItem(POSITION) ?? 0)
  }

  /** Takes over the browser's history. Returns how to stop. */
  start(): () => void {
    history.scrollRestoration = 'manual'
    this.#store('replace', location.href, 'patch')
    let cancel = () => {}
    this.#stops = [
      listen<PopStateEvent>(window, 'popstate', ({ state }) => this.#popped(state ?? {})),
      listen(window, 'scroll', () => {
        cancel()
        cancel = this.#page.clock.setTimer(SCROLL_DELAY_MS, () => this.#saveScroll())
      }),
    ]
    return () => {
      cancel()
      for (const stop of this.#stops) stop()
    }
  }

  /** Shows another URL of the same view. */
  patch(visit: Visit, pop?: HistoryState): void {
    const { main } = this.#page
    const visits = ++this.#visits
    const url = new URL(visit.to, location.href).href
    const stop = startLoading('patch', url)
    const isPushed = main?.push({
      event: EVENTS.livePatch,
      payload: { url },
      type: 'click',
      held: visit.link ? [{ element: visit.link, isLoading: true, isLocked: false }] : [],
      onResponse: (response) => {
        stop()
        if (visits !== this.#visits) return
        if (response.link_redirect === true) this.visit({ ...visit, to: url }, pop)
        else this.record({ ...visit, to: url }, pop)
      },
      onFailure: () => location.assign(url),
    })
    if (isPushed !== true) location.assign(url)
  }

  /** Shows another view: it joins under the id of the one that it replaces. */
  visit(visit: Visit, pop?: HistoryState): void {
    const page = this.#page
    const { main } = page
    const url = new URL(visit.to, location.href).href
    if (main === undefined || !page.socket.isConnected()) {
      page.redirect(url, visit.flash)
      return
    }
    const visits = ++this.#visits
    const stop = startLoading('redirect', url)
    this.#saveScroll()
    const referer = page.href
    const old = this.#shown ?? main.element
    this.#shown = old
    const element = emptyTwin(old)
    main.destroy()
    old.classList.add('phx-loading')
    const view = new View(page, element, { redirect: url, flash: visit.flash, referer })
    page.setMain(view)
    page.setHref(url)
    view.join(() => {
      swap(old, element)
      this.#shown = undefined
      stop()
      if (visits === this.#visits) this.#arrived({ ...visit, to: url }, pop)
    })
  }

  /** The page shows this URL already: only the history has to know. */
  record(visit: Visit, pop?: HistoryState): void {
    const url = new URL(visit.to, location.href).href
    if (pop === undefined) this.#store(visit.kind, url, 'patch')
    this.#page.setHref(url)
    navigated(url, true, pop !== undefined)
    scrollToHash(url)
  }

  #arrived(visit: Visit, pop: HistoryState | undefined): void {
    if (pop === undefined) this.#store(visit.kind, visit.to, 'redirect')
    navigated(visit.to, false, pop !== undefined)
    const y = pop?.scroll
    requestAnimationFrame(() => {
      if (y !== undefined) window.scrollTo(0, y)
      else if (!scrollToHash(visit.to)) window.scrollTo(0, 0)
    })
  }

  #popped(state: HistoryState): void {
    const { main, href } = this.#page
    const url = location.href
    if (withoutHash(url) === withoutHash(href)) return
    this.#position = state.position ?? this.#position
    const visit: Visit = { to: url, kind: 'replace' }
    const canPatch = state.type === 'patch' && state.id === main?.id && main?.isJoined === true
    if (canPatch) this.patch(visit, state)
    else this.visit(visit, state)
  }

  #store(kind: Visit['kind'], url: string, type: 'patch' | 'redirect'): void {
    if (kind === 'push') this.#position++
    this.#storage?.setItem(POSITION, String(this.#position))
    const id = this.#page.main?.id
    const state = { type, ...(id === undefined ? {} : { id }), position: this.#position }
    if (kind === 'push') history.pushState(state, '', url)
    else history.replaceState({ ...history.state, ...state }, '', url)
  }

  #saveScroll(): void {
    history.replaceState({ ...history.state, scroll: window.scrollY }, '', location.href)
  }

  get #storage(): Storage | undefined {
    return findStorage(this.#page.options.sessionStorage, 'sessionStorage')
  }
}

function emptyTwin(element: Element): Element {
  const twin = document.createElement(element.localName)
  const kept = ['id', ATTRIBUTES.session, ATTRIBUTES.static, ATTRIBUTES.main]
  for (const name of kept) {
    const value = element.getAttribute(name)
    if (value !== null) twin.setAttribute(name, value)
  }
  return twin
}

/** Puts the new view in the place of the old, with the views that stay while others come and go. */
function swap(old: Element, element: Element): void {
  const sticky = [...old.querySelectorAll(`[${ATTRIBUTES.sticky}]`)]
  old.replaceWith(element)
  element.append(...sticky)
}

function startLoading(kind: 'patch' | 'redirect', to: string): () => void {
  const detail = { kind, to }
  window.dispatchEvent(new CustomEvent('phx:page-loading-start', { detail }))
  return () => window.dispatchEvent(new CustomEvent('phx:page-loading-stop', { detail }))
}

function navigated(href: string, patch: boolean, pop: boolean): void {
  const detail = { href, patch, pop, direction: pop ? 'backward' : 'forward' }
  window.dispatchEvent(new CustomEvent('phx:navigate', { detail }))
}

function scrollToHash(url: string): boolean {
  const { hash } = new URL(url)
  const target = hash === '' ? null : document.getElementById(decodeHash(hash.slice(1)))
  target?.scrollIntoView()
  return target !== null
}

function withoutHash(url: string): string {
  return url.split('#')[0] ?? url
}

/** A hash may hold a `%` that encodes nothing. */
function decodeHash(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}
