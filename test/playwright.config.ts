import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

interface Served {
  readonly name: string
  /** The specs that run against it; each project has a server of its own. */
  readonly specs: RegExp
  readonly command: string
  readonly env?: Readonly<Record<string, string>>
}

const here = fileURLToPath(new URL('.', import.meta.url))

/** The fixture application. `serve.ts` prints its URL when it listens; port 0 is any free one. */
const fixture = (client: 'ours' | 'official', templates: 'compiled' | 'uncompiled'): string =>
  `exec node --conditions=anka-source --import tsx e2e/serve.ts --client ${client} --templates ${templates} --port 0`

const withBothClients = /\/(?!dev\.|roost\.)[^/]+\.spec\.ts$/

const served: readonly Served[] = [
  { name: 'ours', specs: withBothClients, command: fixture('ours', 'compiled') },
  { name: 'official', specs: withBothClients, command: fixture('official', 'compiled') },
  { name: 'uncompiled', specs: /\/smoke\.spec\.ts$/, command: fixture('ours', 'uncompiled') },
  {
    name: 'roost',
    specs: /\/roost\.spec\.ts$/,
    command: 'exec node ../bootstrap.mjs start',
    env: { PORT: '0' },
  },
]

/** Playwright keeps what the pattern below captured from a server's output under this name. */
const urlVariable = (name: string): string => `E2E_${name.toUpperCase()}_URL`

const urlPattern = (name: string): RegExp =>
  new RegExp(`(?<${urlVariable(name).toLowerCase()}>http://(?:localhost|127\\.0\\.0\\.1):\\d+)`)

/** Whether `--project` leaves this project in, so that no server is started for nothing. */
function isSelected(name: string): boolean {
  const selected = process.argv.flatMap((argument, index, all) => {
    if (argument === '--project') return [all[index + 1]]
    return argument.startsWith('--project=') ? [argument.slice('--project='.length)] : []
  })
  return selected.length === 0 || selected.includes(name)
}

const asRoot = process.getuid?.() === 0

/** What a browser under test has no use for: its own updates, sync and look-ups. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'report/e2e',
  forbidOnly: true,
  fullyParallel: false,
  retries: 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  use: {
    browserName: 'chromium',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: [...quiet, ...(asRoot ? ['--no-sandbox'] : [])],
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
  },
  projects: [
    ...served.map(({ name, specs }) => ({
      name,
      testMatch: specs,
      use: { baseURL: process.env[urlVariable(name)] ?? '' },
    })),
    // These edit applications of their own under `anka dev`.
    { name: 'dev', testMatch: /\/dev\.spec\.ts$/ },
  ],
  webServer: served
    .filter(({ name }) => isSelected(name))
    .map(({ name, command, env }) => ({
      name,
      command,
      cwd: here,
      env: { NODE_ENV: 'test', ...env },
      wait: { stdout: urlPattern(name) },
      timeout: 120_000,
      stdout: 'ignore' as const,
      stderr: 'pipe' as const,
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
    })),
})
