import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkExportsMap, expectedEntries, listExports } from './check-exports-map.ts'

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const framework = folder('../../framework')

describe('the exports map', () => {
  it('names the public doors and nothing else', () => {
    expect(checkExportsMap(framework)).toEqual([])
  })

  // `npm run exports:update` writes these lists anew.
  it.each([...expectedEntries(framework)])('has the recorded names in %s', async (name, source) => {
    const names = listExports(join(framework, 'src', `${source}.ts`))

    await expect(names).toMatchFileSnapshot(`exports/${name.slice(2)}.txt`)
  })

  it('has the recorded names in the client', async () => {
    const names = listExports(folder('../../client/src/index.ts'))

    await expect(names).toMatchFileSnapshot('exports/client.txt')
  })
})

describe('checkExportsMap', () => {
  it('finds entries that are missing, private or crooked', () => {
    expect(checkExportsMap(folder('fixtures/exports/framework'))).toEqual([
      './compiler stands for no public door',
      './http is missing: src/http/index.ts is a public door',
      './jsx-dev-runtime is missing: src/template/jsx-dev-runtime.ts is a public door',
      './otp should be {"anka-source":"./src/otp/index.ts","types":"./dist/otp/index.d.ts","default":"./dist/otp/index.js"}',
      './vite is missing: src/dev/vite.ts is a public door',
      'src/dev/vite.ts does not exist',
    ])
  })
})
