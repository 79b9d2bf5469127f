import type { RunningApp } from '../app/index.ts'
import { startDevServer } from '../dev/internal.ts'
import { printBanner } from './banner.ts'
import { fail } from './fail.ts'
import { stopOnSignals } from './signals.ts'

/** `anka dev`. */
export async function runDev(options: {
  readonly root: string
  readonly port?: number
  readonly host?: string
}): Promise<void> {
  process.env.NODE_ENV ??= 'development'
  const server = await startDevServer({
    ...options,
    restarted: announce,
    failed(error) {
      fail(error)
      process.exit()
    },
    ended: () => process.exit(1),
  })
  stopOnSignals(() => server.stop())
  announce(server.app)
}

const announce = ({ name, url }: RunningApp): void =>
  printBanner({
    name,
    url,
    uses: ['in-memory PubSub'],
    note: 'in development, edits show in open pages',
  })
