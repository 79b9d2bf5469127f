/**
 * The editions of an application in development: its modules are loaded through Vite's module runner, which follows
 * edits by itself. What stands here is what happens to a new edition, and to an edit with a mistake in it.
 */
import { relative } from 'node:path'
import { createServerModuleRunner, type Plugin, type ViteDevServer } from 'vite'
import type { ModuleRunner } from 'vite/module-runner'
import type { App } from '../app/index.ts'
import { logger } from '../telemetry/index.ts'
import type { Entries } from './entries.ts'
import { devErrors } from './errors.ts'
import { createHotRegistry, fileOf, type HotListener, installHotRegistry } from './hot-registry.ts'
import { appOf } from './load-app.ts'
import { clearProblem, showProblem } from './overlay.ts'
import { type Problem, printProblem, problemOf } from './problem.ts'

type Replace = (app: App) => Promise<void>

/** The runner logs these as text: first that loading everything anew failed, then a hint without the reason. */
const FULL_RELOAD_FAILED = 'An error happened during full reload'
const HINT = 'Failed to reload'

/** The editions of one application. */
export class Editions implements HotListener {
  readonly #vite: ViteDevServer
  readonly #entries: Entries
  readonly #runner: ModuleRunner
  readonly #registry = createHotRegistry(this)
  readonly #uninstall = installHotRegistry(this.#registry)
  #replace: Replace | undefined
  /** The file of the last edit, below the root. */
  #edited: string | undefined
  /** The failure to render that was told since the last edit. */
  #told: string | undefined
  /** How many times everything was loaded anew. */
  #reloads = 0
  /** Why the last edition cannot be loaded. */
  #problem: Problem | undefined

  constructor(vite: ViteDevServer, entries: Entries) {
    this.#vite = vite
    this.#entries = entries
    this.#runner = createServerModuleRunner(vite.environments.ssr, {
      hmr: { logger: { debug: () => undefined, error: (error) => this.#failed(error) } },
    })
    // Vite's client reloads the page instead of clearing the overlay if the first message it gets is the one that clears.
    vite.environments.client.hot.on('vite:client:connect', () => this.#show())
  }

  /**
   * Loads the first edition.
   *
   * @throws {AnkaError} `DEV_LOAD_FAILED` with the place of the mistake; `DEV_BAD_APP`.
   */
  async load(): Promise<App> {
    const { root } = this.#vite.config
    const { app: entry } = this.#entries
    let module: Readonly<Record<string, unknown>>
    try {
      module = await this.#import(entry)
    } catch (cause) {
      throw devErrors.DEV_LOAD_FAILED({ entry, root, problem: problemOf(cause, root), cause })
    }
    return appOf(module, entry)
  }

  /** Calls back with each later edition; returns how to stop. */
  onChange(replace: Replace): () => void {
    this.#replace = replace
    return () => {
      this.#replace = undefined
    }
  }

  /**
   * An edit was made, of a module that is loaded or of any other file. The runner forgets its entry when an edition fails to load, so the next one after a failure is
   * loaded from here.
   */
  edited(file: string, isLoaded: boolean): void {
    this.#told = undefined
    if (isLoaded) this.#edited = relative(this.#vite.config.root, file)
    if (this.#problem) setImmediate(() => void this.#reload())
  }

  viewSwapped(identity: string, running: number): void {
    this.#mended()
    if (running === 0) return
    const pages = running === 1 ? 'one open page' : `${running} open pages`
    logger.info(`${identity} is swapped in ${pages}, with the state kept`)
  }

  serverSwapped(identity: string): void {
    if (fileOf(identity) !== this.#edited) return
    logger.info(`${identity} is swapped; servers that run go on from their state`)
  }

  /** The entry was evaluated; what it exports can be read when all of it has run. */
  entryEvaluated(): void {
    if (this.#replace) setImmediate(() => void this.#replaceApp())
  }

  /** Shows what the page was sent and could not be handled; the page goes on. */
  showRefusal(message: string): void {
    showProblem(this.#vite, problemOf(message, this.#vite.config.root))
  }

  /** A render throws since an edit. It is tried again with each message of the view, and told once an edit. */
  renderFailed(where: string, error: unknown): void {
    const { root } = this.#vite.config
    const problem = problemOf(error, root)
    const text = printProblem(problem, root)
    if (text === this.#told) return
    this.#told = text
    logger.error(text)
    showProblem(this.#vite, { ...problem, message: `${where}: ${problem.message}` })
  }

  async close(): Promise<void> {
    this.#uninstall()
    await this.#runner.close()
  }

  #import(file: string): Promise<Readonly<Record<string, unknown>>> {
    return this.#runner.import(`/${file}`)
  }

  /** Loads everything anew; the entry then tells of itself. */
  async #reload(): Promise<void> {
    const reload = ++this.#reloads
    this.#runner.clearCache()
    try {
      await this.#import(this.#entries.app)
    } catch (error) {
      // A mistake that was mended meanwhile is no news: the later load tells how it stands.
      if (reload === this.#reloads) this.#failed(error)
    }
  }

  async #replaceApp(): Promise<void> {
    try {
      const { app: entry } = this.#entries
      const app = appOf(await this.#import(entry), entry)
      if (!this.#replace) return
      await this.#replace(app)
      await this.#loadViews()
      this.#mended()
      logger.info(`the application is loaded anew after the edit of ${this.#edited}`)
    } catch (error) {
      this.#failed(error)
    }
  }

  /** Lazy views are loaded when a page asks for them; those that run are wanted now. */
  async #loadViews(): Promise<void> {
    for (const file of this.#registry.files()) await this.#import(file)
  }

  #failed(error: unknown): void {
    if (typeof error === 'string') {
      const isHint = error.startsWith(HINT)
      // Loading again tells the reason as an error; before a hint it may have been told already.
      if (error.startsWith(FULL_RELOAD_FAILED) || (isHint && !this.#problem)) void this.#reload()
      if (isHint || error.startsWith(FULL_RELOAD_FAILED)) return
    }
    const { root } = this.#vite.config
    this.#problem = problemOf(error, root)
    logger.error(printProblem(this.#problem, root))
    this.#show()
  }

  #mended(): void {
    this.#problem = undefined
    this.#show()
  }

  #show(): void {
    if (this.#problem) showProblem(this.#vite, this.#problem)
    else clearProblem(this.#vite)
  }
}

/** Vite plugin that tells of each edit of a module that the server runs. */
export const watchEdits = (edited: (file: string, isLoaded: boolean) => void): Plugin => ({
  name: 'anka:watch-edits',
  async hotUpdate({ type, file, modules, read }) {
    if (this.environment.name !== 'ssr') return
    // Editors empty a file before they write it; this waits for the content, without which the module would load empty.
    if (type === 'update') await read()
    edited(file, modules.length > 0)
  },
})
