import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

const e2e = fileURLToPath(new URL('../e2e/', import.meta.url))
const program = fileURLToPath(new URL('../../framework/bin/anka.js', import.meta.url))

/** A copy of the fixture application, in the repository so that it finds the packages. */
let root: string
let anka: ChildProcess | undefined

beforeAll(async () => {
  root = await mkdtemp(join(e2e, '.dev-'))
  await cp(join(e2e, 'app'), root, {
    recursive: true,
    filter: (file) => !file.startsWith(join(e2e, 'app/dist')),
  })
})

afterAll(() => rm(root, { recursive: true, force: true }))

afterEach(() => {
  if (anka?.exitCode === null) anka.kill('SIGKILL')
})

interface Running {
  readonly process: ChildProcess
  output(): string
}

function start(...parameters: string[]): Running {
  let output = ''
  const process = spawn('node', [program, ...parameters], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...globalThis.process.env, NO_COLOR: '1', NODE_ENV: '', APP_SECRET: secret },
  })
  for (const stream of [process.stdout, process.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  anka = process
  return { process, output: () => output }
}

const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))

const vitestConfig = `
import { anka } from 'anka/vite'
import { defineConfig } from 'vitest/config'

export default defineConfig({ plugins: [anka()] })
`

const applicationTest = `
import { live } from 'anka/testing'
import { expect, it } from 'vitest'
import { app } from './app.ts'
import { CrashLive } from './live/crash.tsx'

it('counts', async () => {
  const { view } = await live(app, '/crash')
  await view.click('#count')
  expect(view.text('#number')).toBe('1')
  expect(String(CrashLive.cell.view.definition.render)).toContain('_template1')
})
`

const secret = randomBytes(32).toString('base64url')

/** Runs a command to its end. */
async function run(...parameters: string[]): Promise<{ code: number | null; output: string }> {
  const { process, output } = start(...parameters)
  const [code] = (await once(process, 'close')) as [number | null]
  return { code, output: output() }
}

/** The URL that a server prints when it listens. */
async function listening({ process, output }: Running): Promise<string> {
  const found = () => /http:\/\/[\w.]+:\d+/.exec(output())?.[0]
  while (!found() && process.exitCode === null) await once(process.stdout ?? process, 'data')
  return found() ?? output()
}

async function stopped({ process }: Running, signal: NodeJS.Signals): Promise<unknown> {
  const ended = once(process, 'exit')
  process.kill(signal)
  return (await ended)[0]
}

/** Changes a file of the application while `use` runs. */
async function edited(file: string, change: (source: string) => string, use: () => Promise<void>) {
  const path = join(root, file)
  const source = await readFile(path, 'utf8')
  await writeFile(path, change(source))
  try {
    await use()
  } finally {
    await writeFile(path, source)
  }
}

describe('anka', () => {
  it('lists its commands and prints its version', async () => {
    expect((await run('--help')).output).toMatch(/dev[\s\S]+build[\s\S]+start/)
    expect((await run('--version')).output).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it('points to its help after a mistake', async () => {
    const { code, output } = await run('biuld')

    expect([code, output]).toEqual([1, expect.stringMatching(/biuld[\s\S]+build[\s\S]+--help/)])
  })

  it('refuses a port that is none', async () => {
    const { code, output } = await run('dev', '--port', '70000')

    expect(code).toBe(1)
    expect(output).toMatch(/^CLI_BAD_PORT {2}cannot listen on port "70000"[\s\S]+anka dev --port/)
  })
})

describe('anka dev', () => {
  it('names the folder that has no application', async () => {
    const { code, output } = await run('dev', '--root', join(root, 'src'))

    expect([code, output]).toEqual([1, expect.stringMatching(/^DEV_NO_APP/)])
  })

  it('shows a mistake at the start with its place and no stack', async () => {
    const broken = (source: string) => `${source}throw new TypeError('too early')\n`
    await edited('src/tally.ts', broken, async () => {
      const { code, output } = await run('dev', '--port', '0')

      expect(code).toBe(1)
      expect(output).toMatch(/DEV_LOAD_FAILED {2}src\/app\.ts cannot be loaded\n/)
      expect(output).toMatch(/ at +src\/tally\.ts:24:7\nTypeError: too early\n/)
      expect(output).toContain("> 24 | throw new TypeError('too early')")
      expect(output).not.toMatch(/^ +at .*node_modules/m)
    })
  })

  it('names a module that exports no application', async () => {
    const renamed = (source: string) => source.replace('const app', 'const shop')
    await edited('src/app.ts', renamed, async () => {
      const { code, output } = await run('dev', '--port', '0')

      expect(code).toBe(1)
      expect(output).toMatch(/DEV_BAD_APP {2}src\/app\.ts[\s\S]+exports +shop/)
    })
  })

  it('names a port that is in use', async () => {
    const other = createServer().listen(0, 'localhost')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }

    const { code, output } = await run('dev', '--port', String(port))
    other.close()

    expect([code, output]).toEqual([1, expect.stringContaining(`port ${port} is in use`)])
  })

  it('serves until it is told to stop', async () => {
    const dev = start('dev', '--port', '0')
    const url = await listening(dev)

    const page = await fetch(url)

    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining('/@vite/client'),
    ])
    expect(await stopped(dev, 'SIGINT')).toBe(0)
  })

  it('starts anew when settings are edited', async () => {
    const dev = start('dev', '--port', '0')
    const url = await listening(dev)
    const listened = () => dev.output().split(url).length - 1

    await writeFile(join(root, '.env'), 'LOG_LEVEL=error\n')
    while (listened() < 2) await once(dev.process.stdout ?? dev.process, 'data')

    expect((await fetch(url)).status).toBe(200)
    expect(await stopped(dev, 'SIGTERM')).toBe(0)
    await rm(join(root, '.env'))
  })
})

describe('anka build', () => {
  it('says what it made', async () => {
    const { code, output } = await run('build')

    expect(code).toBe(0)
    expect(output).toMatch(/^Built in [\d.]+ s\n {2}dist\/client {2}2 files, [\d.]+ kB\n/)
    expect(output).toMatch(/ {2}dist\/server {2}1 file, [\d.]+ kB\n$/)
  })

  it('shows a mistake with its place', async () => {
    const broken = (source: string) => source.replace('</h1>', '</h2>')
    await edited('src/live/hook.tsx', broken, async () => {
      const { code, output } = await run('build', '--out-dir', 'dist/broken')

      expect(code).toBe(1)
      expect(output).toMatch(/^DEV_BUILD_FAILED[^\n]+\n {2}at +src\/live\/hook\.tsx:\d+:\d+\n/)
      expect(output).not.toMatch(/^ +at .*node_modules/m)
    })
  })

  it('makes the same of a configuration that names the plugin', async () => {
    const naming = (source: string) =>
      `import { anka } from 'anka/vite'\n${source.replace('defineConfig({', 'defineConfig({ plugins: [anka()],')}`
    await run('build', '--out-dir', 'dist/plain')
    await edited('vite.config.ts', naming, async () => {
      await run('build', '--out-dir', 'dist/named')
    })

    const [plain, named] = await Promise.all(
      ['plain', 'named'].map((name) =>
        readFile(join(root, 'dist', name, 'server/app.mjs'), 'utf8'),
      ),
    )
    expect(named).toBe(plain)
  })

  it('refuses to empty the folder of the application', async () => {
    const { code, output } = await run('build', '--out-dir', '.')

    expect([code, output]).toEqual([1, expect.stringMatching(/^DEV_BAD_OUT_DIR/)])
  })
})

describe('the plugin in the tests of an application', () => {
  it('loads the framework once and compiles the templates', async () => {
    await writeFile(join(root, 'vitest.config.ts'), vitestConfig)
    await writeFile(join(root, 'src/crash.test.ts'), applicationTest)

    const tests = spawn('node', [vitest, 'run', '--root', root], {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, VITEST: '', NODE_ENV: 'test' },
    })

    expect((await once(tests, 'exit'))[0]).toBe(0)
  })
})

describe('anka start', () => {
  it('says what to do without a build', async () => {
    const { code, output } = await run('start', '--out-dir', 'nothing')

    expect([code, output]).toEqual([1, expect.stringMatching(/^CLI_NOT_BUILT[\s\S]+anka build/)])
  })

  it('names a build that exports no application', async () => {
    await run('build', '--out-dir', 'dist/empty')
    await writeFile(join(root, 'dist/empty/server/app.mjs'), 'export const shop = 1\n')

    const { code, output } = await run('start', '--out-dir', 'dist/empty')

    expect([code, output]).toEqual([1, expect.stringMatching(/^CLI_BAD_BUILD/)])
  })

  it('names the sources in the stacks that it logs', async () => {
    const throwing = (source: string) =>
      source.replace(
        'r.liveSession',
        "r.get('/throws', () => { throw new TypeError('odd') })\n    r.liveSession",
      )
    await edited('src/router.ts', throwing, async () => {
      await run('build', '--out-dir', 'dist/throwing')
      const server = start('start', '--port', '0', '--out-dir', 'dist/throwing')

      const page = await fetch(`${await listening(server)}/throws`)
      await stopped(server, 'SIGTERM')

      expect(page.status).toBe(500)
      expect(server.output()).toMatch(/TypeError: odd[^"]*src\/router\.ts:\d+:/)
    })
  })

  it('serves the build until it is told to stop', async () => {
    await run('build')
    const server = start('start', '--port', '0')
    const url = await listening(server)

    const page = await fetch(url)
    const html = await page.text()

    expect([page.status, html]).toEqual([200, expect.stringMatching(/assets\/client-[\w-]+\.js/)])
    expect(await stopped(server, 'SIGTERM')).toBe(0)
  })
})
