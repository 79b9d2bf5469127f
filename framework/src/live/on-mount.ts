/** Hooks that run before a view mounts: who is this, and may they see it. */
import type { MaybePromise } from '../core/index.ts'
import type { Redirect } from './navigation.ts'
import type { OnMountSocket, Scope } from './socket.ts'

/** What an `onMount` hook learns of the request. */
export interface OnMountContext {
  /** Parameters of the path and the query, as the view's schema made them. */
  readonly params: unknown
  /** What the live session and the cookie session hold. */
  readonly session: Readonly<Record<string, unknown>>
}

/** What a hook answers: nothing, who acts from now on, or a navigation, upon which the view is not mounted. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook that returns nothing has the type void
export type OnMountResult = void | { readonly scope: Scope } | Redirect

/** A hook of a live session. It runs for the first render and again when the browser connects. */
export type OnMount = (
  socket: OnMountSocket,
  context: OnMountContext,
) => MaybePromise<OnMountResult>
