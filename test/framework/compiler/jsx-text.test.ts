import { compileFunction } from 'node:vm'
import * as fc from 'fast-check'
import { transformWithOxc } from 'vite'
import { describe, expect, it } from 'vitest'
import { readJsxText } from '../../../framework/src/compiler/jsx-text.ts'
import { jsxText } from './tsx-source.ts'

/** The text that Vite's own transform makes of what stands between two tags. */
async function readByVite(raw: string): Promise<string> {
  const { code } = await transformWithOxc(`x(<a>${raw}</a>)`, 'a.tsx', {
    jsx: { runtime: 'automatic', importSource: 'anka' },
    sourcemap: false,
  })
  const literal = /children: ("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)/s.exec(
    code,
  )?.[1]
  return literal === undefined ? '' : (compileFunction(`return ${literal}`)() as string)
}

describe('readJsxText', () => {
  it.each([
    ['  a  ', '  a  '],
    ['\n  a\n  b  \n\n c\n', 'a b c'],
    [' \n \n ', ''],
    [' ', ' '],
    ['a\r\nb\rc\u2028d', 'a b c d'],
    ['a\u00a0\n\u00a0b', 'a b'],
    ['\n &nbsp; \n', '\u00a0'],
    ['a &lt;\n b', 'a < b'],
  ])('reads %j as %j', (raw, text) => {
    expect(readJsxText(raw)).toBe(text)
  })

  it("reads any text as Vite's own transform does", async () => {
    await fc.assert(
      fc.asyncProperty(jsxText, async (raw) => {
        expect(readJsxText(raw)).toBe(await readByVite(raw))
      }),
      { numRuns: 500 },
    )
  }, 20_000)

  it.each([
    ...'\t\v\f \u0085\u00a0\u1680\u180e\u2000\u200a\u200b\u200c\u202f\u205f\u2060\u3000\ufeff',
  ])('trims %j where lines meet as Vite does', async (space) => {
    const raw = `a${space}\n${space}b`

    expect(readJsxText(raw)).toBe(await readByVite(raw))
  })
})
