import type { Json, JsonObject } from '../../framework/src/core/index.ts'
import type { ScriptCommands } from './commands/script-commands.ts'

/** What a hook can do, as `this` of its callbacks. */
export interface HookContext<E extends Element = HTMLElement> {
  readonly el: E
  /** Pushes an event to the view and resolves with what its handler replies. Rejects when the view is not connected. */
  pushEvent(event: string, payload?: Json): Promise<Json>
  pushEvent(event: string, payload: Json, onReply: (reply: Json, ref: number) => void): void
  /** Pushes an event to the views or components of the elements. */
  pushEventTo(
    target: string | Element,
    event: string,
    payload?: Json,
  ): Promise<PromiseSettledResult<Json>[]>
  /** Calls back for each event of this name that the server pushes. */
  handleEvent(event: string, callback: (payload: JsonObject) => void): HookEventRef
  removeHandleEvent(ref: HookEventRef): void
  /** Commands whose results survive patches. */
  js(): HookCommands
}

/** What `handleEvent` returns, for `removeHandleEvent`. */
export interface HookEventRef {
  readonly event: string
  readonly stop: () => void
}

/** Commands for the script of a hook. */
export interface HookCommands extends ScriptCommands {
  /** Runs commands as they stand in an attribute, such as `el.dataset.done`, for the hook's element. */
  exec(encoded: string): void
}

/** The callbacks of a hook; all are optional. */
export interface HookCallbacks<E extends Element = HTMLElement> {
  /** The element is on the page and its view is connected. */
  mounted?(this: HookContext<E>): void
  /** The element is about to become like `to`. */
  beforeUpdate?(this: HookContext<E>, to: E): void
  updated?(this: HookContext<E>): void
  destroyed?(this: HookContext<E>): void
  disconnected?(this: HookContext<E>): void
  reconnected?(this: HookContext<E>): void
}

/**
 * A hook: callbacks for the life of an element with `phx-hook`, and what state of its own it keeps in `this`.
 */
export type Hook<State extends object = object, E extends Element = HTMLElement> = {
  [Name in keyof HookCallbacks<E>]: (
    this: HookContext<E> & State,
    ...args: Parameters<Required<HookCallbacks<E>>[Name]>
  ) => void
} & State

/**
 * A hook of any state and element, or a class of them, as `hooks` of the LiveSocket takes them.
 *
 * What its callbacks take for `this` is their own affair: the client gives them a {@link HookContext}.
 */
export type HookDefinition = AnyCallbacks | (new () => AnyCallbacks)

type AnyCallbacks = {
  readonly [Name in keyof HookCallbacks]?: (this: never, ...args: never[]) => unknown
}

/**
 * Defines a hook, with types for `this` in its callbacks.
 *
 * Fields beside the callbacks are copied for each element and are part of `this`.
 *
 * @example
 * const hook = defineHook({ clicks: 0, mounted() { this.el.addEventListener('click', () => this.clicks++) } })
 * typeof hook.mounted // => 'function'
 */
export function defineHook<State extends object>(
  hook: State & ThisType<HookContext & State>,
): State & HookCallbacks {
  return hook as State & HookCallbacks
}
