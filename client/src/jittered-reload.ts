import type { LiveSocketOptions, Page } from './page.ts'
import { findStorage } from './storage.ts'
import type { View } from './view.ts'

const DEFAULTS = {
  reloadJitterMin: 5_000,
  reloadJitterMax: 10_000,
  failsafeJitter: 30_000,
  maxReloads: 10,
} as const

/** Reloads the page as the last means, after a random while, so that not all pages come at once. */
export class JitteredReload {
  readonly #page: Page
  readonly #random: () => number
  #cancel: (() => void) | undefined

  constructor(page: Page, random: () => number = Math.random) {
    this.#page = page
    this.#random = random
  }

  /** Disconnects now and reloads later, unless the view recovers. */
  schedule(view: View | undefined): void {
    this.#schedule(view, this.#countTry())
  }

  /** Reloads at once; later when that was of no use, as where the browser keeps no cookies. */
  soon(view: View): void {
    const tries = this.#storage === undefined ? 2 : this.#countTry()
    if (tries === 1) this.#reload()
    else this.#schedule(view, tries)
  }

  #schedule(view: View | undefined, tries: number): void {
    const { clock, socket, options } = this.#page
    this.#cancel?.()
    socket.disconnect()
    this.#cancel = clock.setTimer(this.#delayMs(tries, options), () => {
      this.#cancel = undefined
      if (view?.isDestroyed !== true) this.#reload()
    })
  }

  #reload(): void {
    const { main, href } = this.#page
    this.#page.redirect(main?.target.redirect ?? href, main?.target.flash)
  }

  /** A view has joined: nothing is wrong any more. */
  recovered(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#storage?.removeItem(this.#key)
  }

  #delayMs(tries: number, options: LiveSocketOptions): number {
    const { reloadJitterMin, reloadJitterMax, failsafeJitter, maxReloads } = {
      ...DEFAULTS,
      ...options,
    }
    if (tries >= maxReloads) return failsafeJitter
    return reloadJitterMin + Math.floor(this.#random() * (reloadJitterMax - reloadJitterMin + 1))
  }

  #countTry(): number {
    const tries = Number(this.#storage?.getItem(this.#key) ?? 0) + 1
    this.#storage?.setItem(this.#key, String(tries))
    return tries
  }

  get #key(): string {
    return `${location.pathname}-consecutive-reloads`
  }

  get #storage(): Storage | undefined {
    return findStorage(this.#page.options.localStorage, 'localStorage')
  }
}
