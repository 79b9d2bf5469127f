import type { Clock, JsonObject } from '../../framework/src/core/index.ts'
import type { HookDefinition } from './hook.ts'
import type { Socket } from './socket.ts'
import type { Transitions } from './transitions.ts'
import type { View } from './view.ts'

/** What an application may say about its page; the names are those of Phoenix's LiveSocket. */
export interface LiveSocketOptions {
  /** Parameters of the connection and of each join; a function gets the element of the view. */
  readonly params?: JsonObject | ((element: Element | undefined) => JsonObject)
  /** Hooks by the name that stands in `phx-hook`. */
  readonly hooks?: Readonly<Record<string, HookDefinition>>
  /** What goes into the value of an event, by the event's type. */
  readonly metadata?: Readonly<Record<string, (event: Event, element: Element) => JsonObject>>
  /** Start of the names of bindings (default: `phx-`). */
  readonly bindingPrefix?: string
  /** Used where a binding has an empty value (default: 300 each). */
  readonly defaults?: { readonly debounce?: number; readonly throttle?: number }
  readonly dom?: DomCallbacks
  /** Milliseconds until a view that loads shows it (default: 1). */
  readonly loaderTimeout?: number
  /** Milliseconds until `phx-disconnected` runs (default: 500). */
  readonly disconnectedTimeout?: number
  /** Reloads in a row after which the page waits longer (default: 10). */
  readonly maxReloads?: number
  readonly reloadJitterMin?: number
  readonly reloadJitterMax?: number
  readonly failsafeJitter?: number
  readonly localStorage?: Storage
  readonly sessionStorage?: Storage
  /** Holds change events back while an input method composes. */
  readonly blockPhxChangeWhileComposing?: boolean
  readonly timeout?: number
  readonly heartbeatIntervalMs?: number
  readonly reconnectAfterMs?: (tries: number) => number
  readonly rejoinAfterMs?: (tries: number) => number
  readonly authToken?: string
  readonly transport?: new (url: string, protocols?: string[]) => WebSocket
  readonly clock?: Clock
}

/** Calls into the application while the page is patched. */
export interface DomCallbacks {
  /** Before an element takes on the attributes of the new one, which may be changed. */
  readonly onBeforeElUpdated?: (from: Element, to: Element) => void
  readonly onNodeAdded?: (node: Node) => void
  readonly onPatchStart?: (container: Element) => void
  readonly onPatchEnd?: (container: Element) => void
}

/** Where a visit leads and how it stands in the history. */
export interface Visit {
  readonly to: string
  readonly kind: 'push' | 'replace'
  readonly flash?: string
  /** The link that was followed, which shows that it loads. */
  readonly link?: Element
}

/** What the parts of the client need of the whole. */
export interface Page {
  readonly options: LiveSocketOptions
  readonly prefix: string
  readonly clock: Clock
  readonly socket: Socket
  readonly transitions: Transitions
  /** Elements whose focus commands put aside. */
  readonly focusStack: HTMLElement[]
  readonly main: View | undefined
  /** The URL that the main view shows. */
  readonly href: string
  /** The view that an element belongs to. */
  findView(element: Element): View | undefined
  findViewById(id: string): View | undefined
  /** Joins views inside an element that have come with a patch. */
  joinNested(parent: View): void
  /** A view has left the page. */
  forget(view: View): void
  /** Runs the value of a binding: the name of an event or commands. */
  execute(binding: Binding): void
  /** Whether the focus is being moved by a patch. */
  isSilent: boolean
  visit(visit: Visit): void
  patchUrl(visit: Visit): void
  /** The server has handled the URL already. */
  recordUrl(visit: Visit): void
  redirect(to: string, flash?: string): void
  /** Loads the page anew: at once, but after a while when that was of no use before. */
  reloadSoon(view: View): void
  /** Loads the page anew after a while, as the last means. */
  reloadLater(view: View): void
  /** A view has joined: a reload that waits is not needed any more. */
  recovered(): void
}

/** One use of a binding. */
export interface Binding {
  readonly element: Element
  /** What stands in the attribute. */
  readonly value: string
  /** `click`, `change`, …: the event's type on the wire, where it has one. */
  readonly type: string | null
  /** What caused it. */
  readonly event?: Event | undefined
  /** What the event carries beside the element's values. */
  readonly payload?: JsonObject | undefined
  /** The field that changed, or the button that submits. */
  readonly field?: Element | undefined
  /** Called when the server has answered. */
  readonly onReply?: ((reply: unknown) => void) | undefined
}
