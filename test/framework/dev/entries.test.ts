import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { getEntries } from '../../../framework/src/dev/entries.ts'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'anka-entries-'))
  await mkdir(join(root, 'src'))
})

afterEach(() => rm(root, { recursive: true, force: true }))

const write = (name: string) => writeFile(join(root, 'src', name), '')

describe('getEntries', () => {
  it('finds the application, the script and the stylesheet', async () => {
    await Promise.all(['app.ts', 'client.ts', 'app.css'].map(write))

    expect(getEntries(root)).toEqual({
      app: 'src/app.ts',
      scripts: ['src/client.ts'],
      styles: ['src/app.css'],
    })
  })

  it('does without what the browser would load', async () => {
    await write('app.tsx')

    expect(getEntries(root)).toEqual({ app: 'src/app.tsx', scripts: [], styles: [] })
  })

  it('names the folder that has no application', () => {
    expect(() => getEntries(root)).toThrow(
      expect.objectContaining({ code: 'DEV_NO_APP', details: expect.objectContaining({ root }) }),
    )
  })
})
