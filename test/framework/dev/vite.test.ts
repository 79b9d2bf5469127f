import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type PluginOption } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anka } from '../../../framework/src/dev/vite.ts'

let root: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'anka-vite-'))
  await writeFile(join(root, 'page.tsx'), 'export const page = (n: number) => <p>{n}</p>\n')
})

afterAll(() => rm(root, { recursive: true, force: true }))

/** The page's code on the server, and how many plugins of a name are at work there. */
async function serve(plugins: PluginOption[]) {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'silent',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    plugins,
  })
  try {
    const { ssr, client } = server.environments
    const transformed = await ssr.transformRequest('/page.tsx')
    const count = (environment: typeof ssr | typeof client) =>
      environment.plugins.filter(({ name }) => name === 'anka:templates').length
    return { code: transformed?.code ?? '', compilers: [count(ssr), count(client)] }
  } finally {
    await server.close()
  }
}

describe('anka', () => {
  it('compiles templates for the server and not for the browser', async () => {
    const { code, compilers } = await serve([anka()])

    expect(code).toContain('_template1')
    expect(compilers).toEqual([1, 0])
  })

  it('works once when it is named twice', async () => {
    const { code, compilers } = await serve([anka(), anka()])

    expect(code).toContain('_template1')
    expect(compilers).toEqual([1, 0])
  })

  it('leaves templates to the jsx runtime when any says so', async () => {
    const { code, compilers } = await serve([anka(), anka({ compile: false })])

    expect(code).toContain('anka/jsx')
    expect(code).not.toContain('_template1')
    expect(compilers).toEqual([0, 0])
  })
})
