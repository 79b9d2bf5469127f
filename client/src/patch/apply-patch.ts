import type { Stream } from '../../../framework/src/wire/index.ts'
import { ATTRIBUTES } from '../attributes.ts'
import { stateOf } from '../element-state.ts'
import type { Page } from '../page.ts'
import type { View } from '../view.ts'
import { keepFocus } from './keep-focus.ts'
import { type MorphEvents, morph, reportRemoved } from './morph.ts'
import { StreamPatch } from './streams.ts'

/** One element to be patched and what it is to become. */
export interface PatchTarget {
  readonly element: Element
  readonly to: Element
  readonly childrenOnly: boolean
}

/** One patch of a view. */
export interface PatchRequest {
  /** What streams hold is new: rows that are not sent again are gone. */
  readonly isJoin: boolean
  /** False when all parts are new, after a join or when the view's own template changed. */
  readonly hasSameParts: boolean
  readonly targets: readonly PatchTarget[]
  readonly streams: readonly Stream[]
}

/** What a patch did that others act upon. */
export interface PatchResult {
  /** Components of the view whose elements left. */
  readonly removedCids: readonly number[]
}

/** Patches elements of a view and runs what hangs on it: hooks, mounted and removal commands, native submits. */
export function applyPatch(page: Page, view: View, request: PatchRequest): PatchResult {
  const run = new PatchRun(page, view)
  page.options.dom?.onPatchStart?.(view.element)
  keepFocus(
    () => run.patch(request),
    (isSilent) => {
      page.isSilent = isSilent
    },
  )
  run.finish()
  page.options.dom?.onPatchEnd?.(view.element)
  document.dispatchEvent(new Event('phx:update'))
  return { removedCids: run.removedCids }
}

class PatchRun implements MorphEvents {
  readonly removedCids: number[] = []
  readonly #page: Page
  readonly #view: View
  readonly #added: Element[] = []
  readonly #changed = new Set<Element>()
  readonly #leaving: Element[] = []

  constructor(page: Page, view: View) {
    this.#page = page
    this.#view = view
  }

  patch(request: PatchRequest): void {
    const { prefix } = this.#page
    const streams = new StreamPatch(request.streams, prefix)
    for (const row of streams.removeOld()) this.#discard(row)
    if (request.isJoin) this.#discardRows((container) => streams.findForgotten(container))
    for (const { element, to, childrenOnly } of request.targets) {
      const { hasSameParts } = request
      streams.markRows(to)
      morph(element, to, { prefix, hasSameParts, streams, events: this, childrenOnly })
    }
    if (request.streams.length > 0) {
      this.#discardRows((container) => streams.findExcess(container))
    }
  }

  #discardRows(find: (container: Element) => readonly Element[]): void {
    const selector = `[${this.#page.prefix}update="stream"]`
    for (const container of this.#view.element.querySelectorAll(selector)) {
      if (this.#page.findView(container) !== this.#view) continue
      for (const row of find(container)) this.#discard(row)
    }
  }

  added(element: Element): void {
    this.#added.push(element)
    this.#page.options.dom?.onNodeAdded?.(element)
  }

  beforeUpdate(from: Element, to: Element): void {
    this.#page.options.dom?.onBeforeElUpdated?.(from, to)
    if (this.#view.hooks.beforeUpdate(from, to)) this.#changed.add(from)
    if (hasTrigger(to, this.#page.prefix) && !hasTrigger(from, this.#page.prefix)) {
      this.#changed.add(from)
    }
  }

  updated(): void {}

  mayRemove(element: Element): boolean {
    const state = stateOf(element)
    if (state.isLeaving === true) return false
    if (!element.hasAttribute(`${this.#page.prefix}remove`)) return true
    state.isLeaving = true
    this.#leaving.push(element)
    return false
  }

  removed(element: Element): void {
    this.#view.hooks.destroy(element)
    const cid = element.getAttribute(ATTRIBUTES.component)
    const isOwn = element.getAttribute(ATTRIBUTES.view) === this.#view.id
    if (cid !== null && isOwn) this.removedCids.push(Number(cid))
    if (element.hasAttribute(ATTRIBUTES.session)) {
      this.#page.findViewById(element.id)?.destroy()
    }
  }

  finish(): void {
    const { hooks } = this.#view
    const added = this.#added.filter((element) => element.isConnected)
    for (const element of added) hooks.mount(element)
    for (const element of added) runMounted(this.#page, element)
    for (const element of this.#changed) hooks.updated(element)
    for (const element of this.#leaving) this.#leave(element)
    for (const element of [...added, ...this.#changed]) submitTriggered(this.#page, element)
  }

  #discard(element: Element): void {
    if (!this.mayRemove(element)) return
    element.remove()
    reportRemoved(element, this)
  }

  /** Runs an element's removal commands and takes it out when their transitions are over. */
  #leave(element: Element): void {
    const value = element.getAttribute(`${this.#page.prefix}remove`) ?? ''
    this.#page.execute({ element, value, type: 'remove' })
    this.#page.transitions.after(() => {
      element.remove()
      reportRemoved(element, this)
    })
  }
}

/** Runs `phx-mounted` of what was on the page before its view joined. */
export function runAllMounted(page: Page, view: View): void {
  for (const element of view.element.querySelectorAll(`[${page.prefix}mounted]`)) {
    if (page.findView(element) === view) runMounted(page, element)
  }
}

/** Runs `phx-mounted` of an element once. */
export function runMounted(page: Page, element: Element): void {
  const value = element.getAttribute(`${page.prefix}mounted`)
  if (value === null || stateOf(element).wasMounted === true) return
  stateOf(element).wasMounted = true
  page.execute({ element, value, type: null })
}

function hasTrigger(element: Element, prefix: string): boolean {
  return element.hasAttribute(`${prefix}trigger-action`)
}

function submitTriggered(page: Page, element: Element): void {
  if (!(element instanceof HTMLFormElement) || !hasTrigger(element, page.prefix)) return
  page.socket.disconnect()
  HTMLFormElement.prototype.submit.call(element)
}
