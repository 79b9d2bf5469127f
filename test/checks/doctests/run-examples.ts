import { join, relative } from 'node:path'
import { describe, it } from 'vitest'
import { filesBelow } from '../scan-source.ts'
import { compileExample, ExampleProblem } from './compile-example.ts'
import { moduleOf } from './doctest-plugin.ts'
import { type Example, findExamples } from './find-examples.ts'

// Not by URL: under jsdom that is the page's, which has no files.
const root = join(import.meta.dirname, '../../..')

/** Runs one example; it ends well when everything that it promises holds. */
export async function runExample(example: Example): Promise<void> {
  if (example.fragment) {
    compileExample(example)
    return
  }
  try {
    await import(/* @vite-ignore */ moduleOf(example))
  } catch (error) {
    throw located(example, error)
  }
}

/** Says where the example stands, unless the error does. */
function located(example: Example, error: unknown): unknown {
  if (error instanceof Error && error.message.includes(`${relative(root, example.file)}:`))
    return error
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  // The first line of the module is its imports; the example's own follow.
  const [, line = '2'] = /\.doctest-\d+\.tsx?:(\d+)/.exec(stack) ?? []
  const at = `${example.file}:${example.line + Number(line) - 2}`
  const hint =
    error instanceof ReferenceError
      ? '\nOnly what the file exports is in scope: import other names from their door, such as anka/live.'
      : ''
  return new ExampleProblem(`${at} ended in ${String(error)}${hint}`, { cause: error })
}

/** Makes a test of each example of the files below a folder, or of one file. */
export function testExamples(path: string): void {
  const files = /\.\w+$/.test(path)
    ? [join(root, path)]
    : filesBelow(join(root, path), ['.ts', '.tsx', '.md'])
  for (const file of files) {
    const examples = findExamples(file)
    if (examples.length > 0) testFile(relative(root, file), examples)
  }
}

function testFile(name: string, examples: readonly Example[]): void {
  describe(name, () => {
    for (const example of examples) {
      it(`holds what line ${example.line} promises`, async () => {
        await runExample(example)
      })
    }
  })
}
