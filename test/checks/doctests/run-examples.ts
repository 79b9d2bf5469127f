import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'vitest'
import { filesBelow } from '../scan-source.ts'
import { compileExample } from './compile-example.ts'
import { moduleOf } from './doctest-plugin.ts'
import { type Example, findExamples } from './find-examples.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Runs one example; it ends well when everything that it promises holds. */
export async function runExample(example: Example): Promise<void> {
  if (example.fragment) compileExample(example)
  else await import(/* @vite-ignore */ moduleOf(example))
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
