/**
 * One run of the development server: the application, Vite, and Vite's module runner, which loads the application's
 * modules and follows their edits.
 */
import { createLogger, createServer, type Logger, type ViteDevServer } from 'vite'
import { type DevHooks, type RunningApp, startApp } from '../app/index.ts'
import { Editions, watchEdits } from './editions.ts'
import { type Entries, getEntries } from './entries.ts'
import { createUpgradeInbox, passUpgrade } from './upgrades.ts'
import { anka } from './vite.ts'

/** What to serve, and where. */
export interface SessionOptions {
  /** Folder of the application, absolute. */
  readonly root: string
  readonly port?: number
  readonly host?: string
  /** Vite's configuration or an `.env` file was edited. */
  readonly settingsEdited: () => Promise<void>
  /** The application stopped by itself. */
  readonly ended: () => void
}

/** A run of the development server. */
export interface Session {
  readonly app: RunningApp
  stop(): Promise<void>
}

/** Serves the application and follows its edits. */
export async function startSession(options: SessionOptions): Promise<Session> {
  const { root, settingsEdited, ...listening } = options
  const entries = getEntries(root)
  const inbox = createUpgradeInbox()
  const vite = await createServer({
    root,
    appType: 'custom',
    plugins: [anka(), watchEdits((file, isLoaded) => editions.edited(file, isLoaded))],
    clearScreen: false,
    customLogger: createQuietLogger(),
    server: { middlewareMode: true, ws: { server: inbox } },
  })
  // Vite would restart itself alone, and the application would keep the settings and modules of before.
  vite.restart = settingsEdited
  const editions = new Editions(vite, entries)
  const close = async () => {
    await editions.close()
    await vite.close()
  }
  try {
    const app = await startApp(await editions.load(), {
      ...listening,
      root,
      environment: 'development',
      dev: {
        ...createHooks(vite, entries, editions),
        upgrade: (request, socket, head) => passUpgrade(inbox, { request, socket, head }),
        onAppChange: (replace) => editions.onChange(replace),
      },
    })
    // Together: the application waits for all connections of its port to end, and some are Vite's.
    return { app, stop: async () => void (await Promise.all([app.stop(), close()])) }
  } catch (error) {
    await close()
    throw error
  }
}

function createHooks(vite: ViteDevServer, entries: Entries, editions: Editions): DevHooks {
  const url = (file: string) => `/${file}`
  return {
    assets: {
      styles: entries.styles.map(url),
      scripts: ['/@vite/client', ...entries.scripts.map(url)],
    },
    // Vite's client waits in a worker for a server that starts anew.
    policy: { 'worker-src': ["'self'", 'blob:'] },
    middleware: (request, response, next) => vite.middlewares(request, response, next),
    fixStack: (error) => vite.ssrFixStacktrace(error),
    report({ view, event, message, error }) {
      if (error === undefined) editions.showRefusal(`${view}, "${event}": ${message}`)
      else editions.renderFailed(`${view}, ${event}`, error)
    },
  }
}

/** What edits do on the server is told by {@link Editions}: Vite's words for it speak of the page. */
function createQuietLogger(): Logger {
  const vites = createLogger()
  const { info } = vites
  vites.info = (message, options) => {
    if (options?.environment !== '(ssr)') info(message, options)
  }
  return vites
}
