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
    expect(await outcomes('wrong.ts')).toEqual([])
  })

  it('run the blocks of Markdown and parse its fragments', async () => {
    expect(await outcomes('guide.md')).toEqual([])
  })
})
