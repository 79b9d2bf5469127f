import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findExamples } from './find-examples.ts'
import { runExample } from './run-examples.ts'

/** What each example of a fixture ends in: nothing, or the first line of its error. */
async function outcomes(fixture: string): Promise<string[]> {
  const file = fileURLToPath(new URL(`../fixtures/doctests/${fixture}`, import.meta.url))
  const ends = findExamples(file).map((example) =>
    runExample(example).then(
      () => 'holds',
      (error: Error) => error.message.split('\n')[0]?.replace(/^\S*\/fixtures/, 'fixtures') ?? '',
    ),
  )
  return Promise.all(ends)
}

describe('the doctests', () => {
  it('hold when every promise does', async () => {
    expect(await outcomes('right.ts')).toEqual(['holds', 'holds'])
  })

  it('fail with expected, actual, file and line', async () => {
    expect(await outcomes('wrong.ts')).toEqual([
      'fixtures/doctests/wrong.ts:2: expected 4 to deeply equal 5',
      "fixtures/doctests/wrong.ts:7: expected { value: 4 } to match object { code: 'CORE_REFUSED' }",
      'fixtures/doctests/wrong.ts:12 ended in ReferenceError: hidden is not defined',
      'fixtures/doctests/wrong.ts:18 only a whole expression can be compared with a value',
      'fixtures/doctests/wrong.ts:25 Expected `)` but found `EOF`',
    ])
  })

  it('run the blocks of Markdown and parse its fragments', async () => {
    expect(await outcomes('guide.md')).toEqual([
      'holds',
      'holds',
      'fixtures/doctests/guide.md:15: expected 2 to deeply equal 3',
      'fixtures/doctests/guide.md:19 Unexpected token',
    ])
  })
})
