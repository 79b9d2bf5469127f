import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAssetTags, readManifest } from '../../../framework/src/http/assets.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anka-manifest-'))
})

afterEach(() => rm(folder, { recursive: true }))

const manifest = {
  'src/app.css': { file: 'assets/app-1.css', isEntry: true },
  'src/client.ts': {
    file: 'assets/client-2.js',
    isEntry: true,
    imports: ['_shared.js'],
    css: ['assets/client-3.css'],
  },
  '_shared.js': { file: 'assets/shared-4.js', imports: ['_deep.js', '_shared.js'] },
  '_deep.js': { file: 'assets/deep-5.js', css: ['assets/deep-6.css'] },
  'src/other.ts': { file: 'assets/other-7.js' },
}

async function write(content: string): Promise<string> {
  const file = join(folder, 'manifest.json')
  await writeFile(file, content)
  return file
}

describe('readManifest', () => {
  it('finds the files of every entry, with what they import', async () => {
    const file = await write(JSON.stringify(manifest))

    expect(await readManifest({ file, base: '/' })).toEqual({
      styles: ['/assets/app-1.css', '/assets/client-3.css', '/assets/deep-6.css'],
      scripts: ['/assets/client-2.js'],
      preloads: ['/assets/shared-4.js', '/assets/deep-5.js'],
      tracked: true,
    })
  })

  it('finds the files of one entry', async () => {
    const file = await write(JSON.stringify(manifest))

    const assets = await readManifest({ file, base: '/cdn/', entry: 'src/app.css' })
    expect(assets).toMatchObject({ styles: ['/cdn/assets/app-1.css'], scripts: [] })
  })

  it('says what is missing', async () => {
    const file = await write(JSON.stringify(manifest))
    const broken = await write('{').then(() => join(folder, 'none.json'))

    await expect(readManifest({ file: broken, base: '/' })).rejects.toThrow('HTTP_NO_MANIFEST')
    await write(JSON.stringify(manifest))
    await expect(readManifest({ file, base: '/', entry: 'src/gone.ts' })).rejects.toThrow(
      /no entry src\/gone\.ts among src\/app\.css/,
    )
  })
})

describe('createAssetTags', () => {
  it('escapes addresses and fills in the nonce', () => {
    const tags = createAssetTags({
      styles: ['/a.css?x=1&y="2"'],
      scripts: ['/a.js'],
      preloads: [],
      tracked: true,
    })

    expect(tags.styles('N').html).toBe(
      '<link rel="stylesheet" href="/a.css?x=1&amp;y=&quot;2&quot;" phx-track-static>',
    )
    expect(tags.scripts('N').html).toBe(
      '<script type="module" src="/a.js" phx-track-static nonce="N"></script>',
    )
  })
})
