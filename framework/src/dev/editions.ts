/**
 * The editions of an application in development: its modules are loaded through Vite's module runner, which follows
 * edits by itself. What stands here is what happens to a new edition, and to an edit with a mistake in it.
 */
import { createServerModuleRunner, type Plugin, type ViteDevServer } from 'vite'
import type { ModuleRunner } from 'vite/module-runner'
import type { App } from '../app/index.ts'
import type { Entries } from './entries.ts'
import { createHotRegistry, installHotRegistry } from './hot-registry.ts'
import { appOf } from './load-app.ts'
import { clearError, showError } from './overlay.ts'

type Replace = (app: App) => Promise<void>

/** The editions of one application. */
export class Editions {
  readonly #vite: ViteDevServer
  readonly #entries: Entries
  readonly #runner: ModuleRunner
  readonly #registry = createHotRegistry({
    viewSwapped: () => this.#mended(),
    appEvaluated: (app) => void this.#evaluated(app),
  })
  readonly #uninstall = installHotRegistry(this.#registry)
  #replace: Replace | undefined
  #isBroken = false

  constructor(vite: ViteDevServer, entries: Entries) {
    this.#vite = vite
    this.#entries = entries
    this.#runner = createServerModuleRunner(vite.environments.ssr, {
      hmr: { logger: { debug: () => undefined, error: (error) => this.#broke(error) } },
    })
  }

  /** Loads the first edition. */
  async load(): Promise<App> {
    return appOf(await this.#runner.import(`/${this.#entries.app}`), this.#entries.app)
  }

  /** Calls back with each later edition; returns how to stop. */
  onChange(replace: Replace): () => void {
    this.#replace = replace
    return () => {
      this.#replace = undefined
    }
  }

  /**
   * An edit was made. The runner forgets its entry when an edition fails to load, so the next one after a failure is
   * loaded from here.
   */
  edited(): void {
    if (this.#isBroken) setImmediate(() => void this.#reload())
  }

  async close(): Promise<void> {
    this.#uninstall()
    await this.#runner.close()
  }

  async #reload(): Promise<void> {
    this.#runner.clearCache()
    try {
      await this.load()
      await this.#loadViews()
      this.#mended()
    } catch (error) {
      this.#broke(error)
    }
  }

  async #evaluated(app: App): Promise<void> {
    if (!this.#replace) return
    try {
      await this.#replace(app)
      await this.#loadViews()
      this.#mended()
    } catch (error) {
      this.#broke(error)
    }
  }

  /** Lazy views are loaded when a page asks for them; those that run are wanted now. */
  async #loadViews(): Promise<void> {
    for (const file of this.#registry.files()) await this.#runner.import(`/${file}`)
  }

  #broke(error: unknown): void {
    // The runner says a second time, without the reason, that a module could not be loaded.
    if (typeof error === 'string' && error.startsWith('Failed to reload')) return
    this.#isBroken = true
    showError(this.#vite, error)
  }

  #mended(): void {
    this.#isBroken = false
    clearError(this.#vite)
  }
}

/** Vite plugin that tells of each edit of a module that the server runs. */
export const watchEdits = (edited: () => void): Plugin => ({
  name: 'anka:watch-edits',
  hotUpdate() {
    if (this.environment.name === 'ssr') edited()
  },
})
