/** The bindings of a view, `on`: one stable object a definition, so that the same event is the same value at each render. */
import { Command } from '../template/index.ts'
import { makeBinding } from '../template/internal.ts'

/** Suffix of the event that a form sends while a person types; `:` is reserved in names of events. */
export const CHANGE_SUFFIX = ':change'
/** The event by which a person takes a flash message away. */
export const CLEAR_FLASH = 'lv:clear-flash'

const changeByBinding = new WeakMap<Command, Command>()

/** The `on` of a view with these events. */
export function createBindings(events: ReadonlyMap<string, unknown>): object {
  const on: Record<string, Command> = Object.create(null)
  for (const event of events.keys()) on[event] = makeBinding(event)
  return Object.freeze(on)
}

/** The binding of an event without a payload, when a value is one. */
export function findBinding(value: unknown): (Command & { readonly event: string }) | undefined {
  if (!(value instanceof Command) || value.event === undefined) return undefined
  return value as Command & { readonly event: string }
}

/** What the form of an event sends while a person types. */
export function changeBinding(binding: Command & { readonly event: string }): Command {
  const known = changeByBinding.get(binding)
  if (known !== undefined) return known
  const change = makeBinding(binding.event + CHANGE_SUFFIX)
  changeByBinding.set(binding, change)
  return change
}

/**
 * Takes a flash message away: `<p onClick={clearFlash({ key: 'info' })}>`; without a key, all of them.
 *
 * @example
 * clearFlash.event // => 'lv:clear-flash'
 */
export const clearFlash: Command & ((payload?: { readonly key?: 'info' | 'error' }) => Command) =
  makeBinding(CLEAR_FLASH)
