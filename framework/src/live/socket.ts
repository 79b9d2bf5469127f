/**
 * What handlers of a view hold: the socket, as types. Its implementation is `view-socket.ts`; values that navigate are
 * made by `navigation.ts`.
 */
import type { JsonObject } from '../core/index.ts'
import type { TimerHandle } from '../otp/index.ts'
import type { Topic } from '../pubsub/index.ts'
import type { NavigateOptions, Redirect } from './navigation.ts'

/** Augment it in the application: `declare module 'anka/live' { interface Register { scope: Scope } }`. */
// biome-ignore lint/suspicious/noEmptyInterface: the application fills it by declaration merging
export interface Register {}

/** Who acts through a view, as the application registered it; `null` until it does. */
export type Scope = Register extends { scope: infer Registered } ? Registered : null

/** The kinds of flash message that a layout shows. */
export type FlashKind = 'info' | 'error'

/** Flash messages by kind. */
export type Flash = { readonly [Kind in FlashKind]?: string }

/** What `render` may read beside the assigns. */
export interface Page {
  /** Messages put by `putFlash`, until the person clears them. */
  readonly flash: Flash
  /** Whether the view answers over a socket; false in the first render over HTTP. */
  readonly connected: boolean
  /** Who looks at the page. */
  readonly scope: Scope
}

interface BaseSocket {
  /** Whether the view answers over a socket; false in the first render over HTTP. */
  readonly connected: boolean
  /** Who acts, as an `onMount` hook said. */
  readonly scope: Scope
  /** Title of the page, between the prefix and suffix of the layout. Only the main view's is shown. */
  pageTitle: string | undefined
  /** Shows a message of this kind until the person clears it; it survives a navigation that follows. */
  putFlash(kind: FlashKind, text: string): void
  /** Takes one kind of flash message away, or all. */
  clearFlash(kind?: FlashKind): void
  /** Sends an event to the hooks and to `phx:<name>` listeners of the window, after the page is patched. */
  pushEvent(name: string, payload?: JsonObject): void
  /** Leaves for a page of any kind, by a full page load. Return it. Only local paths, unless `{ external }` says so. */
  redirect(to: string | { readonly external: string }): Redirect
  /** Leaves for another live view over the same socket. Return it. */
  navigate(to: string, options?: NavigateOptions): Redirect
}

/** The socket that `mount` gets: there are no assigns yet. */
export interface MountSocket<Message = never> extends BaseSocket {
  /** Parameters that the browser's client sent with its join; empty in the first render over HTTP. */
  readonly connectParams: JsonObject
  /** Delivers what is broadcast on the topic to `handleInfo`; a view that is not connected ignores it. */
  subscribe<Sent extends Message>(topic: Topic<Sent>): void
  /** Undoes `subscribe`. */
  unsubscribe<Sent extends Message>(topic: Topic<Sent>): void
  /** Sends a message to this view later; ignored while the view is not connected. */
  sendAfter(ms: number, message: Message): TimerHandle | undefined
}

/** The socket that an `onMount` hook gets. */
export interface OnMountSocket extends BaseSocket {
  /** Parameters that the browser's client sent with its join; empty in the first render over HTTP. */
  readonly connectParams: JsonObject
}

/** The socket that every other handler gets. */
export interface Socket<Assigns, Message = never> extends BaseSocket {
  /** The state that `render` shows. Frozen in development and test: change it with `assign` and `update`. */
  readonly assigns: Readonly<Assigns>
  /** Replaces some assigns. An equal value is no change. */
  assign(patch: Partial<Assigns>): void
  /** Replaces one assign by what `change` makes of it. */
  update<Key extends keyof Assigns>(key: Key, change: (value: Assigns[Key]) => Assigns[Key]): void
  /** Delivers what is broadcast on the topic to `handleInfo`. */
  subscribe<Sent extends Message>(topic: Topic<Sent>): void
  /** Undoes `subscribe`. */
  unsubscribe<Sent extends Message>(topic: Topic<Sent>): void
  /** Sends a message to this view later. The timer ends with the view. */
  sendAfter(ms: number, message: Message): TimerHandle | undefined
  /** Changes the address of this view: `handleParams` runs with the new parameters. Return it. */
  patch(to: string, options?: NavigateOptions): Redirect
}
