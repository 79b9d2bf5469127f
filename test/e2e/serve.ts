/**
 * Builds the fixture application with the client and the kind of templates that the options name, and serves the build
 * until it is told to stop: what the end-to-end specs run against.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const anka = fileURLToPath(new URL('../../framework/bin/anka.js', import.meta.url))
const root = fileURLToPath(new URL('app', import.meta.url))

const { values } = parseArgs({
  options: {
    client: { type: 'string', default: 'ours' },
    templates: { type: 'string', default: 'compiled' },
    port: { type: 'string', default: '0' },
  },
})

const place = ['--root', root, '--out-dir', `dist/${values.client}-${values.templates}`]
const env = {
  ...process.env,
  NODE_ENV: 'production',
  APP_SECRET: randomBytes(32).toString('base64url'),
  LIVE_CLIENT: values.client,
}

async function build(): Promise<void> {
  const flags = values.templates === 'uncompiled' ? ['--no-compile'] : []
  const building = spawn(process.execPath, [anka, 'build', ...place, ...flags], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  })
  const [code] = await once(building, 'exit')
  if (code !== 0) process.exit(1)
}

await build()
const server = spawn(process.execPath, [anka, 'start', ...place, '--port', values.port], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env,
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))
