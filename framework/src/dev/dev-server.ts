/**
 * `anka dev` in one process: the application, Vite, and Vite's module runner, which loads the application's modules and
 * follows their edits. An edited view goes into the running processes; any other edit makes a new edition of the
 * application's routes.
 */
import { resolve } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { type DevHooks, type RunningApp, startApp } from '../app/index.ts'

import { Editions, watchEdits } from './editions.ts'
import { type Entries, getEntries } from './entries.ts'
import { clearError, showError } from './overlay.ts'
import { createUpgradeInbox, passUpgrade } from './upgrades.ts'
import { anka } from './vite.ts'

/** Where to serve which application. */
export interface DevServerOptions {
  readonly root: string
  readonly port?: number
  readonly host?: string
}

/** A development server that runs. */
export interface DevServer {
  readonly app: RunningApp
  stop(): Promise<void>
}

/**
 * Serves the application in a folder and follows its edits.
 *
 * @throws {AnkaError} `DEV_NO_APP`, `DEV_BAD_APP`, and what `startApp` throws.
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const root = resolve(options.root)
  const entries = getEntries(root)
  const inbox = createUpgradeInbox()
  const vite = await createServer({
    root,
    appType: 'custom',
    plugins: [anka(), watchEdits(() => editions.edited())],
    clearScreen: false,
    server: { middlewareMode: true, ws: { server: inbox } },
  })
  const editions = new Editions(vite, entries)
  const close = async () => {
    await editions.close()
    await vite.close()
  }
  try {
    const app = await startApp(await editions.load(), {
      ...options,
      root,
      environment: 'development',
      dev: {
        ...createHooks(vite, entries),
        upgrade: (request, socket, head) => passUpgrade(inbox, { request, socket, head }),
        onAppChange: (replace) => editions.onChange(replace),
      },
    })
    const stop = () => app.stop().finally(close)
    return { app, stop }
  } catch (error) {
    await close()
    throw error
  }
}

function createHooks(vite: ViteDevServer, entries: Entries): DevHooks {
  const url = (file: string) => `/${file}`
  // Vite's client reloads the page instead of clearing the overlay if the first message it gets is the one that clears.
  vite.environments.client.hot.on('vite:client:connect', () => clearError(vite))
  return {
    assets: {
      styles: entries.styles.map(url),
      scripts: ['/@vite/client', ...entries.scripts.map(url)],
    },
    middleware: (request, response, next) => vite.middlewares(request, response, next),
    fixStack: (error) => vite.ssrFixStacktrace(error),
    report: ({ view, event, message }) =>
      showError(vite, { message: `${view}, ${event}: ${message}`, stack: '' }),
  }
}
