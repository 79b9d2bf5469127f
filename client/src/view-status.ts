import type { Json } from '../../framework/src/core/index.ts'
import { ATTRIBUTES } from './attributes.ts'
import type { Page } from './page.ts'
import type { View } from './view.ts'

const CLASSES = [
  'phx-connected',
  'phx-loading',
  'phx-error',
  'phx-client-error',
  'phx-server-error',
] as const

const CONTAINER_ATTRIBUTES: ReadonlySet<string> = new Set([
  'id',
  ATTRIBUTES.session,
  ATTRIBUTES.static,
  ATTRIBUTES.main,
  ATTRIBUTES.rootId,
])

interface Loading {
  readonly kind: 'initial' | 'error'
  readonly errorKind?: 'server' | 'client'
}

/** Shows on a view's container whether it is connected, and runs the commands for it. */
export class ViewStatus {
  readonly #page: Page
  readonly #view: View
  /** What the page was told to be loading. */
  #announced: Loading | undefined
  #cancelLoader: () => void = () => {}
  #cancelDisconnected: () => void = () => {}

  constructor(page: Page, view: View) {
    this.#page = page
    this.#view = view
  }

  /** The first join is under way. */
  loading(): void {
    const { clock, options } = this.#page
    // A navigation tells of its loading itself.
    const isFirst = this.#view.isMain && this.#view.target.redirect === undefined
    if (isFirst) this.#startLoading({ kind: 'initial' })
    this.#cancelLoader = clock.setTimer(options.loaderTimeout ?? 1, () => {
      this.#show('phx-loading')
    })
  }

  connected(isRejoin: boolean): void {
    this.stop()
    this.#show('phx-connected')
    if (isRejoin || this.#view.parent === undefined) this.#run('connected')
    if (this.#announced !== undefined) this.#announce('stop', this.#announced)
    this.#announced = undefined
  }

  /** The connection was lost, or the view broke down on the server. */
  broken(errorKind: 'server' | 'client'): void {
    this.stop()
    this.#show('phx-loading', 'phx-error', `phx-${errorKind}-error`)
    if (this.#view.isMain) this.#startLoading({ kind: 'error', errorKind })
    const { clock, options } = this.#page
    // A short drop must not flash a message.
    this.#cancelDisconnected = clock.setTimer(options.disconnectedTimeout ?? 500, () => {
      this.#run('disconnected')
    })
  }

  stop(): void {
    this.#cancelLoader()
    this.#cancelDisconnected()
  }

  /** Gives the container the tag and the attributes of the view that was navigated to. */
  applyContainer(container: Json | undefined): void {
    if (!Array.isArray(container)) return
    const [tag, attributes] = container as [string, Record<string, string>]
    const { element } = this.#view
    if (element.localName !== tag.toLowerCase()) this.#changeTag(tag)
    const target = this.#view.element
    for (const { name } of [...target.attributes]) {
      if (!CONTAINER_ATTRIBUTES.has(name)) target.removeAttribute(name)
    }
    for (const [name, value] of Object.entries(attributes)) target.setAttribute(name, value)
  }

  #changeTag(tag: string): void {
    const old = this.#view.element
    const element = document.createElement(tag)
    for (const name of CONTAINER_ATTRIBUTES) {
      const value = old.getAttribute(name)
      if (value !== null) element.setAttribute(name, value)
    }
    element.append(...old.childNodes)
    old.replaceWith(element)
    this.#view.element = element
  }

  #show(...names: string[]): void {
    const { classList } = this.#view.element
    classList.remove(...CLASSES)
    classList.add(...names)
  }

  #run(binding: 'connected' | 'disconnected'): void {
    const name = `${this.#page.prefix}${binding}`
    for (const element of this.#view.element.querySelectorAll(`[${name}]`)) {
      if (this.#page.findView(element) !== this.#view) continue
      this.#page.execute({ element, value: element.getAttribute(name) ?? '', type: null })
    }
  }

  #startLoading(about: Loading): void {
    this.#announced = about
    this.#announce('start', about)
  }

  #announce(what: 'start' | 'stop', about: Loading): void {
    const detail = { ...about, to: this.#page.href }
    window.dispatchEvent(new CustomEvent(`phx:page-loading-${what}`, { detail }))
  }
}
