import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** Packing and installing from tarballs goes to the registry. */
const INSTALL_MS = 180_000

/** An application of our packages brings its own, as any on Node does. */
const TYPES_OF_NODE = '@types/node@20'

/** What an application writes, against the installed declarations. */
const page = `
import { liveView } from 'anka/live'

export const CounterLive = liveView({
  mount: () => ({ count: 0 }),
  events: { inc: (socket) => socket.update('count', (count) => count + 1) },
  render: ({ count }, on) => <button onClick={on.inc}>{count}</button>,
})
`

const compilerOptions = {
  module: 'nodenext',
  target: 'es2023',
  strict: true,
  noEmit: true,
  types: ['node'],
  skipLibCheck: true,
  jsx: 'react-jsx',
  jsxImportSource: 'anka',
}

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anka-packages-'))
  const packed = ['framework', 'client'].map((name) =>
    run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: join(root, name) }),
  )
  const tarballs = (await Promise.all(packed)).map(({ stdout }) => fileNameOf(stdout))
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }')
  await run('npm', ['install', '--no-audit', '--no-fund', ...tarballs, TYPES_OF_NODE], {
    cwd: folder,
  })
}, INSTALL_MS)

afterAll(() => rm(folder, { recursive: true, force: true }))

function fileNameOf(json: string): string {
  const [packed] = Object.values<{ filename: string }>(JSON.parse(json))
  return `./${packed?.filename}`
}

describe('the packed packages', () => {
  it('load every door with what they bring along', async () => {
    const manifest = await readFile(join(root, 'framework/package.json'), 'utf8')
    const entries = Object.keys(JSON.parse(manifest).exports)
      // The plugin's peers are the application's choice.
      .filter((entry) => !['./vite', './package.json'].includes(entry))
      .map((entry) => `anka/${entry.slice(2)}`)
    const program = `for (const name of process.argv.slice(1)) console.log(name, Object.keys(await import(name)).length > 0)`

    const names = [...entries, '@anka/client']
    const { stdout } = await run('node', ['--input-type=module', '-e', program, ...names], {
      cwd: folder,
    })

    expect(stdout.trim().split('\n')).toEqual(names.map((name) => `${name} true`))
  })

  it('bring declarations that an application compiles against', async () => {
    await writeFile(join(folder, 'page.tsx'), page)
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')

    const { stdout } = await run(process.execPath, [tsc, '-p', folder]).catch(
      (error: { stdout: string }) => error,
    )

    expect(stdout).toBe('')
  })

  it('run the command of the package', async () => {
    const { stdout } = await run('npx', ['--no-install', 'anka', '--help'], { cwd: folder })

    expect(stdout).toMatch(/dev[\s\S]*build[\s\S]*start/)
  })
})
