/** The bindings of a view, `on`: one stable object a definition, so that the same event is the same value at each render. */
import { type Binding, type Command, makeBinding } from '../template/internal.ts'

/** What an event of `on` is underneath: a command as it stands, and a function from a payload to a command. */
export type EventBinding = ReturnType<typeof makeBinding>

/** Suffix of the event that a form sends while a person types; `:` is reserved in names of events. */
export const CHANGE_SUFFIX = ':change'

const eventByBinding = new WeakMap<object, string>()

/** The `on` of a view with these events. */
export function createBindings(events: ReadonlyMap<string, unknown>): object {
  const on: Record<string, EventBinding> = Object.create(null)
  for (const event of events.keys()) {
    const binding = makeBinding(event)
    eventByBinding.set(binding, event)
    on[event] = binding
  }
  return Object.freeze(on)
}

/** The event of a binding that came from `on`. */
export function findEvent(binding: unknown): string | undefined {
  const isKey = (typeof binding === 'object' || typeof binding === 'function') && binding !== null
  return isKey ? eventByBinding.get(binding) : undefined
}

/** The event that the form of `event` sends while a person types. */
export function changeEvent(event: string): string {
  return event + CHANGE_SUFFIX
}

/**
 * Takes a flash message away: `<p onClick={clearFlash({ key: 'info' })}>`.
 *
 * @example
 * typeof clearFlash({ key: 'info' }) === typeof clearFlash // => true
 */
export const clearFlash: Command & ((payload?: { readonly key?: 'info' | 'error' }) => Command) =
  makeBinding('lv:clear-flash')

/** Only for declarations that name a payload. */
export type { Binding }
