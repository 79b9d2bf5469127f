/**
 * Where edits of the application arrive. A module that is evaluated again tells its live views by file and export, and
 * what runs with that identity goes on with the new definition; the entry tells the application itself.
 */
import type { App } from '../app/index.ts'
import { type LiveView, swapDefinition } from '../live/internal.ts'

/** The symbol of `globalThis` through which transformed modules reach the registry, without an import of their own. */
export const HOT_KEY = 'anka.hot'

/** What transformed modules call. */
export interface HotRegistry {
  /** A module with this live view was evaluated, for the first time or again. */
  view(identity: string, view: LiveView): void
  /** The entry module was evaluated, for the first time or again. */
  app(app: App): void
  /** The files that have told views. */
  files(): readonly string[]
}

/** Who wants to know of edits that have arrived. */
export interface HotListener {
  viewSwapped(): void
  appEvaluated(app: App): void
}

/** Makes a registry that swaps a view's definition in running processes when its module is evaluated again. */
export function createHotRegistry(listener: HotListener): HotRegistry {
  const viewByIdentity = new Map<string, LiveView>()
  return {
    view(identity, view) {
      const known = viewByIdentity.get(identity)
      viewByIdentity.set(identity, view)
      if (!known || known === view) return
      swapDefinition(known, view)
      listener.viewSwapped()
    },
    app: (app) => listener.appEvaluated(app),
    files: () => [
      ...new Set([...viewByIdentity.keys()].map((identity) => identity.split('#')[0] ?? '')),
    ],
  }
}

/** Puts the registry where transformed modules look for it; returns how to take it away. */
export function installHotRegistry(registry: HotRegistry): () => void {
  const key = Symbol.for(HOT_KEY)
  Object.defineProperty(globalThis, key, { value: registry, configurable: true })
  return () => void Reflect.deleteProperty(globalThis, key)
}
