/** The socket that handlers hold: the state of one view, before anything is rendered or sent. */
import { deepFreeze, type Json, type JsonObject } from '../core/index.ts'
import type { TimerHandle } from '../otp/index.ts'
import { type Process, sendAfterTo } from '../otp/internal.ts'
import type { Topic } from '../pubsub/index.ts'
import { subscribeProcess, unsubscribeProcess } from '../pubsub/internal.ts'
import type { PushEvent } from '../wire/index.ts'
import { liveErrors } from './errors.ts'
import { type FormState, UNTOUCHED } from './form-state.ts'
import {
  type NavigateOptions,
  type Navigation,
  navigationTo,
  type Redirect,
  redirectTo,
} from './navigation.ts'
import type { RenderScope } from './render-scope.ts'
import type { Flash, FlashKind, Page, Scope } from './socket.ts'

type Values = Readonly<Record<string, unknown>>

/** Flash messages by any kind: what came over the wire. */
export type AnyFlash = Readonly<Record<string, string>>

const NO_ASSIGNS: Values = Object.freeze({})
const NO_FLASH: AnyFlash = Object.freeze({})

/** What a socket is made with. */
export interface SocketOptions {
  /** `undefined` in the first render over HTTP. */
  readonly process: Process | undefined
  /** Whether mistakes are looked for: in development and test. */
  readonly isChecked: boolean
  readonly flash: AnyFlash | undefined
  readonly connectParams: JsonObject
}

/** Implements `Socket`, `MountSocket` and `OnMountSocket`; typed as what the handler may use. */
export class ViewSocket implements RenderScope, Page {
  assigns: Values
  scope: Scope
  pageTitle: string | undefined
  flash: Flash
  /** Something that `render` reads has changed since it ran. */
  isDirty: boolean
  /** Messages put since the last answer: a navigation takes them along. */
  freshFlash: AnyFlash | undefined
  /** Events for the page that were not sent yet. */
  events: PushEvent[] | undefined
  /** The last navigation made: the handler must return it. */
  navigation: Navigation | undefined
  readonly process: Process | undefined
  readonly isChecked: boolean
  #forms: Map<string, FormState> | undefined
  #connectParams: JsonObject | undefined

  constructor(options: SocketOptions) {
    this.assigns = NO_ASSIGNS
    this.scope = null as unknown as Scope
    this.pageTitle = undefined
    this.flash = options.flash ?? NO_FLASH
    this.isDirty = false
    this.freshFlash = undefined
    this.events = undefined
    this.navigation = undefined
    this.process = options.process
    this.isChecked = options.isChecked
    this.#forms = undefined
    this.#connectParams = options.connectParams
  }

  get connected(): boolean {
    return this.process !== undefined
  }

  get connectParams(): JsonObject {
    if (this.#connectParams === undefined) {
      throw liveErrors.LIVE_MOUNT_ONLY({ name: 'connectParams' })
    }
    return this.#connectParams
  }

  /** The first assigns are there: what only `mount` may read is let go. */
  mounted(assigns: object): void {
    this.assigns = this.isChecked ? deepFreeze(assigns as Values) : (assigns as Values)
  }

  /** `mount` and the first `handleParams` have run. */
  settled(): void {
    this.#connectParams = undefined
    this.isDirty = false
    this.freshFlash = undefined
  }

  assign(patch: Values): void {
    const { assigns } = this
    let next: Record<string, unknown> | undefined
    for (const key of Object.keys(patch)) {
      const value = patch[key]
      if (Object.is(assigns[key], value)) continue
      next ??= { ...assigns }
      next[key] = value
    }
    if (next === undefined) return
    this.assigns = this.isChecked ? deepFreeze(next) : next
    this.isDirty = true
  }

  update(key: string, change: (value: unknown) => unknown): void {
    this.assign({ [key]: change(this.assigns[key]) })
  }

  putFlash(kind: FlashKind, text: string): void {
    this.flash = { ...this.flash, [kind]: text }
    this.freshFlash = { ...this.freshFlash, [kind]: text }
    this.isDirty = true
  }

  clearFlash(kind?: string): void {
    this.flash = without(this.flash, kind)
    if (this.freshFlash !== undefined) this.freshFlash = without(this.freshFlash, kind)
    this.isDirty = true
  }

  pushEvent(name: string, payload: JsonObject = {}): void {
    this.events ??= []
    this.events.push([name, payload as Json])
  }

  subscribe(topic: Topic<unknown>): void {
    if (this.process !== undefined) subscribeProcess(this.process, topic.name)
  }

  unsubscribe(topic: Topic<unknown>): void {
    if (this.process !== undefined) unsubscribeProcess(this.process, topic.name)
  }

  sendAfter(ms: number, message: unknown): TimerHandle | undefined {
    return this.process && sendAfterTo(this.process, ms, message)
  }

  redirect(to: string | { readonly external: string }): Redirect {
    return this.#made(redirectTo(to))
  }

  navigate(to: string, options?: NavigateOptions): Redirect {
    return this.#made(navigationTo('navigate', to, options))
  }

  patch(to: string, options?: NavigateOptions): Redirect {
    return this.#made(navigationTo('patch', to, options))
  }

  keepForm(event: string): FormState {
    const known = this.#forms?.get(event)
    if (known !== undefined) return known
    this.#forms ??= new Map()
    this.#forms.set(event, UNTOUCHED)
    return UNTOUCHED
  }

  /** Whether `render` has made a form of this event. */
  hasForm(event: string): boolean {
    return this.#forms?.has(event) === true
  }

  setForm(event: string, state: FormState): void {
    this.#forms ??= new Map()
    this.#forms.set(event, state)
    this.isDirty = true
  }

  #made(navigation: Navigation): Redirect {
    this.navigation = navigation
    return navigation
  }
}

function without(flash: Flash, kind: string | undefined): AnyFlash {
  const left: Record<string, string> = {}
  for (const [key, text] of Object.entries(flash)) {
    if (kind !== undefined && key !== kind && text !== undefined) left[key] = text
  }
  return left
}
