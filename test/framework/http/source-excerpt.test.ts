import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findAppPlace, readExcerpt } from '../../../framework/src/http/source-excerpt.ts'

const at = (file: string, line = 1) => ({ file, line, column: 1 })
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anka-source-'))
})

afterEach(() => rm(folder, { recursive: true }))

describe('findAppPlace', () => {
  it('finds the innermost place under the root and in no package', () => {
    const places = [
      at('/framework/src/http/conn.ts'),
      at('/app/node_modules/lib/index.js'),
      at('/application/other.ts'),
      at('/app/src/room.ts', 7),
      at('/app/src/router.ts'),
    ]

    expect(findAppPlace(places, '/app')).toEqual(at('/app/src/room.ts', 7))
    expect(findAppPlace(places, '/elsewhere')).toBeUndefined()
  })
})

describe('readExcerpt', () => {
  it('reads six lines on each side', async () => {
    const file = join(folder, 'a.ts')
    await writeFile(file, Array.from({ length: 30 }, (_, index) => `line ${index + 1}`).join('\n'))

    const excerpt = await readExcerpt(at(file, 10))
    expect(excerpt?.hit).toBe(10)
    expect(excerpt?.lines).toHaveLength(13)
    expect(excerpt?.lines[0]).toEqual({ number: 4, text: 'line 4' })
    expect((await readExcerpt(at(file, 1)))?.lines[0]?.number).toBe(1)
  })

  it('gives nothing for code that is in no file', async () => {
    expect(await readExcerpt(at(join(folder, 'none.ts')))).toBeUndefined()
    await writeFile(join(folder, 'short.ts'), 'one line')
    expect(await readExcerpt(at(join(folder, 'short.ts'), 9))).toBeUndefined()
  })
})
