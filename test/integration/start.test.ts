import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Long enough to build Roost when nobody has. */
const BUILD_MS = 180_000

let npm: ChildProcess | undefined
let output = ''

function npmStart(port: number): ChildProcess {
  output = ''
  const env = { ...process.env, PORT: String(port), NO_COLOR: '1' }
  npm = spawn('npm', ['start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [npm.stdout, npm.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  return npm
}

/** The URL that the server prints when it listens. */
async function listeningUrl(server: ChildProcess): Promise<string> {
  const found = () => /https?:\/\/[\w.]+:\d+/.exec(output)?.[0]
  while (!found() && server.exitCode === null) await once(server.stdout ?? server, 'data')
  return found() ?? `it ended with ${output}`
}

afterEach(async () => {
  if (!npm || npm.exitCode !== null || npm.signalCode !== null) return
  const ended = once(npm, 'exit')
  npm.kill('SIGTERM')
  await ended
})

describe('npm start', () => {
  it('serves Roost until it is told to stop', { timeout: BUILD_MS }, async () => {
    const server = npmStart(0)
    const url = await listeningUrl(server)
    const page = await fetch(url)

    const ended = once(server, 'exit')
    server.kill('SIGTERM')
    await ended

    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Roost')])
    await expect(fetch(url)).rejects.toThrow()
  })

  it('names a port that is in use and how to choose another', { timeout: BUILD_MS }, async () => {
    const other = createServer().listen(0, 'localhost')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0

    const [exitCode] = await once(npmStart(port), 'exit')
    other.close()

    expect(exitCode).toBe(1)
    expect(output).toMatch(new RegExp(`^.*\\b${port}\\b.*\\bPORT=.*$`, 'm'))
  })
})
