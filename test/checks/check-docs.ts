import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Exported, readExports } from './read-exports.ts'

/** The doors of a folder's areas: every `index.ts`, and the entries that have a file of their own. */
export function doorsBelow(framework: string, areas: readonly string[]): string[] {
  return [...areas.map((area) => `${area}/index.ts`), 'dev/vite.ts']
    .map((door) => join(framework, door))
    .filter((door) => existsSync(door))
}

/** Checks that whatever a door exports has a docstring, and functions and classes an example that can be run. */
export function checkDocs(root: string, doors: readonly string[]): string[] {
  const problems = doors.flatMap((door) =>
    readExports(door).flatMap((exported) =>
      checkOne(exported).map(
        (problem) => `${relative(root, exported.file)}:${exported.line} ${problem}`,
      ),
    ),
  )
  return [...new Set(problems)].sort()
}

function checkOne({ name, kind, docs }: Exported): string[] {
  if (kind === 'outside') return []
  if (docs === undefined) return [`${name} has no docstring`]
  const needsExample = kind === 'function' || kind === 'class'
  return needsExample && !docs.includes('@example') ? [`${name} has no @example`] : []
}
