import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

/**
 * Each of these projects runs against a server of its own: the fixture application with our client, with the official
 * one, and with templates that were not compiled. `e2e/serve.ts` takes `--client ours|official`, `--templates
 * compiled|uncompiled` and `--port` (0 is any free one), and prints its URL when it listens. The specs of `anka dev`
 * edit an application of their own, so they run once and without such a server.
 */
const fixtures = {
  ours: { client: 'ours', templates: 'compiled', match: /(?<!\bdev)\.spec\.ts$/ },
  official: { client: 'official', templates: 'compiled', match: /(?<!\bdev)\.spec\.ts$/ },
  uncompiled: { client: 'ours', templates: 'uncompiled', match: /smoke\.spec\.ts$/ },
} as const

type Fixture = keyof typeof fixtures

/** Playwright keeps what the pattern below captured from a server's output under this name. */
const urlVariable = (name: Fixture): string => `E2E_${name.toUpperCase()}_URL`

const urlPattern = (name: Fixture): RegExp =>
  new RegExp(`(?<${urlVariable(name).toLowerCase()}>http://(?:localhost|127\\.0\\.0\\.1):\\d+)`)

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

const names = Object.keys(fixtures) as Fixture[]

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
    ...names.map((name) => ({
      name,
      testMatch: fixtures[name].match,
      use: { baseURL: process.env[urlVariable(name)] ?? '' },
    })),
    { name: 'dev', testMatch: /\bdev\.spec\.ts$/ },
  ],
  webServer: names.map((name) => ({
    name,
    command: [
      'exec node --conditions=anka-source --import tsx e2e/serve.ts',
      `--client ${fixtures[name].client} --templates ${fixtures[name].templates} --port 0`,
    ].join(' '),
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { NODE_ENV: 'test' },
    wait: { stdout: urlPattern(name) },
    timeout: 60_000,
    stdout: 'ignore' as const,
    stderr: 'pipe' as const,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
  })),
})
