/** Applications under test: started once, in memory, without a port. */
import { type App, type RunningApp, startApp } from '../app/index.ts'

const runningByApp = new WeakMap<App, Promise<RunningApp>>()

/** The application as it runs; a declared one is started when it is first asked for. */
export function getRunning(app: App | RunningApp): Promise<RunningApp> {
  if ('fastify' in app && 'sockets' in app) return Promise.resolve(app)
  const known = runningByApp.get(app as App)
  if (known !== undefined) return known
  const started = startApp(app as App, { environment: 'test', listens: false })
  runningByApp.set(app as App, started)
  return started
}

/**
 * Stops an application that a test started by using it: its servers end, its sockets close.
 *
 * @example
 * import { defineApp } from 'anka/app'
 * await stopApp(defineApp({ name: 'never_used', router: { routes: [] } })) // => undefined
 */
export async function stopApp(app: App): Promise<void> {
  const running = runningByApp.get(app)
  runningByApp.delete(app)
  await (await running)?.stop({ graceMs: 0 })
}
