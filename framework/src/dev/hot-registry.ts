/**
 * Where edits of the application arrive. A module that is evaluated again tells its live views and servers by file and
 * export, and what runs with that identity goes on with the new definition; the entry tells of itself.
 */
import { type LiveView, swapDefinition } from '../live/internal.ts'
import { type AnyGenServer, swapServer } from '../otp/internal.ts'

/** The symbol of `globalThis` through which transformed modules reach the registry, without an import of their own. */
export const HOT_KEY = 'anka.hot'

/** What transformed modules call, whenever they are evaluated. An identity is `src/live/room.tsx#RoomLive`. */
export interface HotRegistry {
  view(identity: string, view: LiveView): void
  server(identity: string, server: AnyGenServer): void
  entry(): void
  /** The files that have told views. */
  files(): readonly string[]
}

/** Who wants to know of edits that have arrived. */
export interface HotListener {
  /** `running` is the number of processes that render again. */
  viewSwapped(identity: string, running: number): void
  serverSwapped(identity: string): void
  entryEvaluated(): void
}

/** Makes a registry that swaps definitions in what runs when their module is evaluated again. */
export function createHotRegistry(listener: HotListener): HotRegistry {
  const viewByIdentity = new Map<string, LiveView>()
  const serverByIdentity = new Map<string, AnyGenServer>()
  return {
    view(identity, view) {
      const known = viewByIdentity.get(identity)
      viewByIdentity.set(identity, view)
      if (!known || known === view) return
      listener.viewSwapped(identity, swapDefinition(known, view))
    },
    server(identity, server) {
      const known = serverByIdentity.get(identity)
      serverByIdentity.set(identity, server)
      if (!known || known === server) return
      swapServer(known, server)
      listener.serverSwapped(identity)
    },
    entry: () => listener.entryEvaluated(),
    files: () => [...new Set([...viewByIdentity.keys()].map(fileOf))],
  }
}

/** Puts the registry where transformed modules look for it; returns how to take it away. */
export function installHotRegistry(registry: HotRegistry): () => void {
  const key = Symbol.for(HOT_KEY)
  Object.defineProperty(globalThis, key, { value: registry, configurable: true })
  return () => void Reflect.deleteProperty(globalThis, key)
}

/** The file of an identity, below the root. */
export const fileOf = (identity: string): string => identity.slice(0, identity.lastIndexOf('#'))
