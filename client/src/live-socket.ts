import { type Clock, type JsonObject, systemClock } from '../../framework/src/core/index.ts'
import { decodeOps } from '../../framework/src/wire/index.ts'
import { ATTRIBUTES } from './attributes.ts'
import { startChanges } from './bindings/changes.ts'
import { startClicks } from './bindings/click.ts'
import { startFocus } from './bindings/focus.ts'
import { startKeys } from './bindings/keys.ts'
import { startLinks } from './bindings/links.ts'
import { startSubmits } from './bindings/submits.ts'
import { runOps } from './commands/run-ops.ts'
import { createScriptCommands, type ScriptCommands } from './commands/script-commands.ts'
import { deleteCookie, setCookie } from './cookies.ts'
import { JitteredReload } from './jittered-reload.ts'
import { listen } from './listen.ts'
import { type NavigablePage, Navigation } from './navigation.ts'
import type { Binding, LiveSocketOptions, Visit } from './page.ts'
import { pushBinding } from './push-binding.ts'
import { Socket } from './socket.ts'
import { Transitions } from './transitions.ts'
import { View } from './view.ts'

/** Commands for scripts of the page. */
export interface PageCommands extends ScriptCommands {
  /** Runs commands as they stand in an attribute, for an element. */
  exec(element: Element, encoded: string): void
}

/**
 * The browser's side of the live views of a page.
 *
 * `connect` joins every view that the page holds and makes its elements live; the token against forged requests is
 * read from `<meta name="csrf-token">`.
 *
 * @example
 * const liveSocket = new LiveSocket('/live', { hooks: {} })
 * liveSocket.isConnected() // => false
 */
export class LiveSocket implements NavigablePage {
  readonly options: LiveSocketOptions
  readonly prefix: string
  readonly clock: Clock
  readonly socket: Socket
  readonly transitions: Transitions
  readonly focusStack: HTMLElement[] = []
  isSilent = false
  readonly #views = new Map<string, View>()
  readonly #reload: JitteredReload
  readonly #navigation: Navigation
  #main: View | undefined
  #href = location.href
  #stops: (() => void)[] = []

  /** @param path Where the socket is mounted, such as `/live`. */
  constructor(path: string, options: LiveSocketOptions = {}) {
    this.options = { ...options, params: withCsrfToken(options.params) }
    this.prefix = options.bindingPrefix ?? 'phx-'
    this.clock = options.clock ?? systemClock
    this.transitions = new Transitions(this.clock)
    this.socket = new Socket(path, { ...options, params: () => this.#connectParams() })
    this.#reload = new JitteredReload(this)
    this.#navigation = new Navigation(this)
  }

  /** Connects, and joins the views of the page once it is read. */
  connect(): void {
    if (document.readyState === 'loading') {
      listen(document, 'DOMContentLoaded', () => this.#start(), { once: true })
    } else {
      this.#start()
    }
  }

  /** Leaves the server. The page stays as it is and is dead until {@link connect}. */
  disconnect(): void {
    this.socket.disconnect()
  }

  /** Leaves the server and stops listening to the page. It cannot be used again. */
  destroy(): void {
    for (const view of [...this.#views.values()]) view.destroy()
    this.socket.disconnect()
    for (const stop of this.#stops) stop()
    this.#stops = []
  }

  isConnected(): boolean {
    return this.socket.isConnected()
  }

  /** Runs commands as they stand in an attribute, for an element. */
  execJS(element: Element, encoded: string): void {
    this.execute({ element, value: encoded, type: null })
  }

  /** Commands for scripts of the page. */
  js(): PageCommands {
    return {
      ...createScriptCommands(this, 'js'),
      exec: (element, encoded) => this.execJS(element, encoded),
    }
  }

  get main(): View | undefined {
    return this.#main
  }

  get href(): string {
    return this.#href
  }

  setMain(view: View): void {
    this.#main = view
    this.#views.set(view.id, view)
  }

  setHref(href: string): void {
    this.#href = href
  }

  findView(element: Element): View | undefined {
    const container = element.closest(`[${ATTRIBUTES.session}]`)
    return container === null ? this.#main : this.#views.get(container.id)
  }

  findViewById(id: string): View | undefined {
    return this.#views.get(id)
  }

  joinNested(parent: View): void {
    for (const element of parent.element.querySelectorAll(`[${ATTRIBUTES.session}]`)) {
      const isOwn = element.parentElement && this.findView(element.parentElement) === parent
      const isReady = element.getAttribute(ATTRIBUTES.session) !== ''
      if (!isOwn || !isReady || this.#views.has(element.id)) continue
      const isRoot = element.hasAttribute(ATTRIBUTES.sticky)
      this.#join(new View(this, element, {}, isRoot ? undefined : parent))
    }
  }

  forget(view: View): void {
    if (this.#views.get(view.id) === view) this.#views.delete(view.id)
    if (this.#main === view) this.#main = undefined
  }

  execute(binding: Binding): void {
    const { value } = binding
    if (!value.startsWith('[')) {
      pushBinding(this, binding, {})
      return
    }
    const ops = decodeOps(value)
    if (ops.ok) runOps(this, ops.value, binding)
  }

  visit(visit: Visit): void {
    this.transitions.after(() => this.#navigation.visit(visit))
  }

  patchUrl(visit: Visit): void {
    this.#navigation.patch(visit)
  }

  recordUrl(visit: Visit): void {
    this.#navigation.record(visit)
  }

  redirect(to: string, flash?: string): void {
    if (flash !== undefined) setCookie('__phoenix_flash__', flash)
    for (const view of [...this.#views.values()]) view.destroy()
    this.socket.disconnect()
    loadPage(to)
  }

  reloadSoon(view: View): void {
    this.#reload.soon(view)
  }

  reloadLater(view: View): void {
    this.#reload.schedule(view)
  }

  recovered(): void {
    this.#reload.recovered()
  }

  #start(): void {
    if (this.#stops.length === 0) this.#listen()
    deleteCookie('__phoenix_reload_status__')
    // A page without views has nothing to tell the server.
    if (this.#joinRoots()) this.socket.connect()
  }

  #listen(): void {
    const starts = [startClicks, startKeys, startFocus, startChanges, startSubmits, startLinks]
    this.#stops = starts.map((start) => start(this))
    this.#stops.push(this.#navigation.start())
    // A page out of the browser's back-forward cache shows what was, and its views are gone.
    this.#stops.push(
      listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
        if (persisted) location.reload()
      }),
    )
    this.socket.onClose(({ code }) => {
      if (code === 1000 && this.#main !== undefined) this.#reload.schedule(this.#main)
    })
  }

  /** Whether the page has views. */
  #joinRoots(): boolean {
    const roots = document.querySelectorAll(`[${ATTRIBUTES.session}]:not([${ATTRIBUTES.parentId}])`)
    for (const element of roots) {
      if (this.#views.has(element.id)) continue
      const view = new View(this, element, {})
      if (view.isMain) this.#main = view
      this.#join(view)
    }
    return roots.length > 0
  }

  #join(view: View): void {
    this.#views.set(view.id, view)
    view.join()
  }

  #connectParams(): JsonObject {
    const { params } = this.options
    return typeof params === 'function' ? params(undefined) : (params ?? {})
  }
}

// Going to the URL of the page with a hash would only scroll.
function loadPage(to: string): void {
  const url = new URL(to, location.href)
  const isHere = url.href.split('#')[0] === location.href.split('#')[0]
  if (isHere && url.hash !== '') location.reload()
  else location.assign(url.href)
}

function withCsrfToken(
  params: LiveSocketOptions['params'],
): (element: Element | undefined) => JsonObject {
  return (element) => {
    const own = typeof params === 'function' ? params(element) : params
    const meta = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')
    return { ...(meta === null ? {} : { _csrf_token: meta.content }), ...own }
  }
}
