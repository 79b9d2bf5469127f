import type { PushEvents } from '../../framework/src/wire/index.ts'

/** Dispatches the server's events on the window: those that come before the patch, or the others. */
export function dispatchEvents(events: PushEvents | undefined, when: 'before' | 'after'): void {
  for (const [name, detail, isBefore] of events ?? []) {
    if ((isBefore === true) !== (when === 'before')) continue
    window.dispatchEvent(new CustomEvent(`phx:${name}`, { detail }))
  }
}
