import { type DevServerOptions, startDevServer } from '../dev/internal.ts'
import { printBanner } from './banner.ts'
import { stopOnSignals } from './signals.ts'

/** `anka dev`. */
export async function runDev(options: DevServerOptions): Promise<void> {
  process.env.NODE_ENV ??= 'development'
  const server = await startDevServer(options)
  stopOnSignals(() => server.stop())
  printBanner({
    name: server.app.name,
    url: server.app.url,
    uses: ['in-memory PubSub'],
    note: 'in development, edits show in open pages',
  })
}
