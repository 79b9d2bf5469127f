import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canInstallPackages, installPackage } from './debian.ts'
import { findFreePort, findProgram } from './programs.ts'
import { startServer, waitUntil } from './server-process.ts'
import { nothingToStop, type Service, ServiceMissing } from './service.ts'

const NAMES = ['redis-server', 'valkey-server']

/** Finds a Redis: the named one, the machine's, or Debian's package; all but the first on a port of its own. */
export async function startRedis(): Promise<Service> {
  const url = process.env.REDIS_URL
  if (url) return { env: { REDIS_URL: url }, origin: 'REDIS_URL', stop: nothingToStop }
  const found = findProgram(NAMES)
  if (found) return startOnFreePort(found)
  if (canInstallPackages()) {
    await installPackage('redis-server')
    const installed = findProgram(NAMES)
    if (installed) return startOnFreePort(installed)
  }
  throw new ServiceMissing(
    'The integration tests need a Redis, and no redis-server was found.\nRun\n  sudo apt-get install redis-server   (macOS: brew install redis)\nor set REDIS_URL to a server that tests may write to.',
  )
}

async function startOnFreePort(program: string): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'anka-redis-'))
  const port = await findFreePort()
  const settings = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--daemonize', 'no']
  const server = startServer(program, ['--port', String(port), '--dir', folder, ...settings], {
    cwd: folder,
  })
  const stop = async (): Promise<void> => {
    await server.stop('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  if (await waitUntil(() => answersPing(port), server)) {
    return { env: { REDIS_URL: `redis://127.0.0.1:${port}` }, origin: program, stop }
  }
  await stop()
  throw new ServiceMissing(`${program} did not start\n${server.output().trimEnd()}`)
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    const answer = (answered: boolean): void => {
      socket.destroy()
      resolve(answered)
    }
    socket.setTimeout(1_000, () => answer(false))
    socket.once('error', () => answer(false))
    socket.once('data', (data) => answer(data.toString().startsWith('+PONG')))
  })
}
