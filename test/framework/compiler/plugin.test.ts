import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'
import { build, createServer, type ViteDevServer } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ankaTemplates } from '../../../framework/src/compiler/plugin.ts'
import { Greeting } from './greeting.tsx'

const runtime = fileURLToPath(
  new URL('../../../framework/src/template/jsx-runtime.ts', import.meta.url),
)
const VIEW = `interface Props { readonly name: string }
export const View = ({ name }: Props) => <p title={name}>Hi {name}</p>
`

let root: string
let server: ViteDevServer

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'anka-compiler-'))
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: { 'anka/jsx-runtime': runtime, 'anka/jsx-dev-runtime': runtime } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'anka' } },
    plugins: [ankaTemplates()],
  })
})

afterEach(async () => {
  await server.close()
  await rm(root, { recursive: true })
})

async function write(name: string, source: string): Promise<string> {
  const file = join(root, name)
  await writeFile(file, source)
  return file
}

async function transform(environment: 'ssr' | 'client', file: string) {
  return server.environments[environment].transformRequest(file)
}

describe('ankaTemplates', () => {
  it('compiles the modules of the server, and leaves types to Vite', async () => {
    const result = await transform('ssr', await write('view.tsx', VIEW))

    expect(result?.code).toContain('">Hi "')
    expect(result?.code).not.toContain('Props')
  })

  it('lets the server run what it compiled', async () => {
    const module = await server.ssrLoadModule(await write('view.tsx', VIEW))

    expect(module.View({ name: 'Ada' }).slots).toEqual(['Ada', 'Ada'])
  })

  it('compiles what Vitest runs', () => {
    expect(String(Greeting)).toMatch(/rendered\W/)
  })

  it('leads through all transforms back to the source', async () => {
    const result = await transform('ssr', await write('view.tsx', VIEW))
    const before = result?.code.slice(0, result.code.lastIndexOf('name')).split('\n') ?? []

    const original = originalPositionFor(new TraceMap(JSON.stringify(result?.map)), {
      line: before.length,
      column: before.at(-1)?.length ?? 0,
    })

    expect(original).toMatchObject({ line: 2, column: VIEW.split('\n')[1]?.lastIndexOf('name') })
  })

  it("leaves the browser's modules alone", async () => {
    const result = await transform('client', await write('view.tsx', VIEW))

    expect(result?.code).toMatch(/jsxs|jsxDEV/)
  })

  it('leaves files alone whose JSX comes from elsewhere', async () => {
    const source = `/** @jsxImportSource other */\n${VIEW}`
    const plugin = ankaTemplates()

    expect(runHandler(plugin, source, '/app/view.tsx')).toBeNull()
    expect(runHandler(plugin, VIEW, '/app/view.tsx')).not.toBeNull()
    expect(runHandler(ankaTemplates({ importSource: 'other' }), source, '/a.tsx')).not.toBeNull()
  })

  it('leaves all files alone when the configuration takes JSX from elsewhere', async () => {
    const input = await write('view.tsx', VIEW)

    const output = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      oxc: { jsx: { runtime: 'automatic', importSource: 'other' } },
      build: { ssr: input, write: false, minify: false, rolldownOptions: { external: /^other/ } },
      plugins: [ankaTemplates()],
    })

    expect(codeOf(output)).toMatch(/other\/jsx-(?:dev-)?runtime/)
  })

  it.each([
    ['/app/view.tsx', true],
    ['/app/view.tsx?t=17', true],
    ['/app/view.ts', false],
    ['/app/view.tsx?raw', false],
    ['/app/view.tsx?url', false],
    ['/app/node_modules/x/view.tsx', false],
  ])('takes %s: %s', (id, isTaken) => {
    const { transform } = ankaTemplates()
    const filter = (transform as { filter: { id: { include: RegExp; exclude: RegExp[] } } }).filter

    const isIncluded = filter.id.include.test(id)
    const isExcluded = filter.id.exclude.some((pattern) => pattern.test(id))

    expect(isIncluded && !isExcluded).toBe(isTaken)
  })

  it('gives Vite the place and the lines of what is wrong', async () => {
    const file = await write(
      'view.tsx',
      'export const a = 1\nexport const View = () => <script/>\n',
    )

    await expect(transform('ssr', file)).rejects.toMatchObject({
      message: expect.stringContaining('COMPILER_FORBIDDEN_ELEMENT'),
      id: file,
      loc: { file, line: 2, column: 26 },
      frame: expect.stringContaining('> 2 |'),
    })
  })

  it('compiles in a build for the server', async () => {
    const input = await write('view.tsx', VIEW)

    const output = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      oxc: { jsx: { runtime: 'automatic', importSource: 'anka' } },
      build: { ssr: input, write: false, minify: false, rolldownOptions: { external: /^anka/ } },
      plugins: [ankaTemplates()],
    })

    expect(codeOf(output)).toContain('"<p"')
    expect(codeOf(output)).not.toContain('jsxs')
  })

  it('leaves templates out of a build that nothing uses', async () => {
    await write('unused.tsx', 'export const used = 1\nexport const Unused = () => <p>unused</p>')
    const input = await write('main.ts', `export { used } from './unused.tsx'`)

    const output = await build({
      root,
      configFile: false,
      logLevel: 'silent',
      build: { ssr: input, write: false, minify: false, rolldownOptions: { external: /^anka/ } },
      plugins: [ankaTemplates()],
    })

    expect(codeOf(output)).not.toContain('<p>')
  })
})

function runHandler(plugin: ReturnType<typeof ankaTemplates>, source: string, id: string): unknown {
  const { handler } = plugin.transform as unknown as {
    handler: (this: unknown, source: string, id: string) => unknown
  }
  return handler.call({}, source, id)
}

function codeOf(output: unknown): string {
  const [bundle] = [output].flat() as { output: readonly { code?: string }[] }[]
  return bundle?.output.map((chunk) => chunk.code ?? '').join('\n') ?? ''
}
