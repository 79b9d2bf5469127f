import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
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

/** The declarations of the packages are checked too, as they are when an application does not skip them. */
const compilerOptions = {
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  strict: true,
  noEmit: true,
  types: ['node'],
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

/** Every door of the packages, but for the plugin's: its peers are the application's choice. */
async function doors(): Promise<readonly string[]> {
  const manifest = await readFile(join(root, 'framework/package.json'), 'utf8')
  const entries = Object.keys(JSON.parse(manifest).exports)
    .filter((entry) => !['./vite', './package.json'].includes(entry))
    .map((entry) => `anka/${entry.slice(2)}`)
  return [...entries, '@anka/client']
}

/** The files of an installed package, as paths. */
async function filesOf(name: string): Promise<readonly string[]> {
  const below = join(folder, 'node_modules', name)
  return (await readdir(below, { recursive: true })).map((file) => join(below, file))
}

/** The sources that a map names although it neither holds nor finds them. */
async function lostSources(map: string): Promise<readonly string[]> {
  const { sources, sourcesContent = [] } = JSON.parse(await readFile(map, 'utf8'))
  return sources.filter(
    (source: string, index: number) =>
      sourcesContent[index] === undefined && !existsSync(resolve(dirname(map), source)),
  )
}

function fileNameOf(json: string): string {
  const [packed] = Object.values<{ filename: string }>(JSON.parse(json))
  return `./${packed?.filename}`
}

describe('the packed packages', () => {
  it('load every door with what they bring along', async () => {
    const program = `for (const name of process.argv.slice(1)) console.log(name, Object.keys(await import(name)).length > 0)`

    const names = await doors()
    const { stdout } = await run('node', ['--input-type=module', '-e', program, ...names], {
      cwd: folder,
    })

    expect(stdout.trim().split('\n')).toEqual(names.map((name) => `${name} true`))
  })

  it.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('bring declarations for each door, with module %s', async (module, moduleResolution) => {
    const imports = (await doors()).map((name, index) => `import * as door${index} from '${name}'`)
    const uses = imports.map((_line, index) => `door${index}`)
    const all = [...imports, `export const all = [${uses}]`].join('\n')
    await writeFile(join(folder, 'page.tsx'), page)
    await writeFile(join(folder, 'doors.ts'), all)
    const options = { ...compilerOptions, module, moduleResolution }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }))
    const tsc = join(root, 'node_modules/typescript/bin/tsc')

    const { stdout } = await run(process.execPath, [tsc, '-p', folder]).catch(
      (error: { stdout: string }) => error,
    )

    expect(stdout).toBe('')
  })

  it.each(['anka', '@anka/client'])('hold every source that a map of %s names', async (name) => {
    const maps = (await filesOf(name)).filter((file) => file.endsWith('.map'))

    const lost = await Promise.all(maps.map(lostSources))

    expect(maps.length).toBeGreaterThan(0)
    // The compiler leaves what it made of files that are gone since: remove `dist` and build again.
    expect(lost.flat(), 'stale files in dist?').toEqual([])
  })

  it.each(['anka', '@anka/client'])('bring nothing of how %s is built', async (name) => {
    const files = await filesOf(name)

    expect(files.filter((file) => file.endsWith('.tsbuildinfo'))).toEqual([])
  })

  it('run the command of the package', async () => {
    const { stdout } = await run('npx', ['--no-install', 'anka', '--help'], { cwd: folder })

    expect(stdout).toMatch(/dev[\s\S]*build[\s\S]*start/)
  })
})
