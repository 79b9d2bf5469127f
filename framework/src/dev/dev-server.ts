/** `anka dev`: sessions of the development server, one after another when settings are edited. */
import { resolve } from 'node:path'
import type { RunningApp } from '../app/index.ts'
import { type Session, startSession } from './session.ts'

/** Where to serve which application. */
export interface DevServerOptions {
  readonly root: string
  readonly port?: number
  readonly host?: string
  /** Called after an edit of settings has started everything anew. */
  readonly restarted?: (app: RunningApp) => void
  /** Called when it could not start anew; nothing runs any more. */
  readonly failed?: (error: unknown) => void
  /** Called after the application stopped by itself, because its supervision tree gave up. */
  readonly ended?: () => void
}

/** A development server that runs. */
export interface DevServer {
  readonly app: RunningApp
  stop(): Promise<void>
}

/**
 * Serves the application in a folder and follows its edits.
 *
 * @throws {AnkaError} `DEV_NO_APP`, `DEV_BAD_APP`, `DEV_LOAD_FAILED`, and what `startApp` throws.
 */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const { restarted, failed, ended, ...place } = options
  const root = resolve(options.root)
  let session: Session
  let stopping: Promise<void> | undefined
  let restarting = Promise.resolve()

  const restart = async () => {
    if (stopping) return
    const { port } = new URL(session.app.url)
    await session.stop()
    try {
      session = await start(Number(port))
      restarted?.(session.app)
    } catch (error) {
      failed?.(error)
    }
  }
  const start = (port: number | undefined) =>
    startSession({
      ...place,
      root,
      ...(port === undefined ? {} : { port }),
      ended: () => ended?.(),
      settingsEdited() {
        restarting = restarting.then(restart)
        return restarting
      },
    })

  session = await start(options.port)
  return {
    get app() {
      return session.app
    },
    stop() {
      stopping ??= restarting.then(() => session.stop())
      return stopping
    },
  }
}
