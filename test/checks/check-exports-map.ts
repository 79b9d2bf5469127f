import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AREAS } from './areas.ts'
import { readExports } from './read-exports.ts'

/** Entries of the `exports` map that are no area's door, by the source that they stand for. */
const OTHER_ENTRIES: Readonly<Record<string, string>> = {
  './jsx-runtime': 'template/jsx-runtime',
  './jsx-dev-runtime': 'template/jsx-dev-runtime',
  './vite': 'dev/vite',
}

/** The sources behind the entries that the package should have, by entry. */
export function expectedEntries(framework: string): Map<string, string> {
  const areas = Object.entries(AREAS)
    .filter(
      ([area, { unexported }]) =>
        !unexported && existsSync(join(framework, 'src', area, 'index.ts')),
    )
    .map(([area]): [string, string] => [`./${area}`, `${area}/index`])
  return new Map([...areas, ...Object.entries(OTHER_ENTRIES)])
}

/** Checks that the package's `exports` map names the areas' public doors and nothing else. */
export function checkExportsMap(framework: string): string[] {
  const manifest: { exports: Record<string, unknown> } = JSON.parse(
    readFileSync(join(framework, 'package.json'), 'utf8'),
  )
  const expected = expectedEntries(framework)
  const names = Object.keys(manifest.exports).filter((name) => name !== './package.json')
  return [
    ...names
      .filter((name) => !expected.has(name))
      .map((name) => `${name} stands for no public door`),
    ...[...expected].flatMap(([name, source]) => checkEntry(name, source, manifest.exports[name])),
    ...[...expected.values()]
      .filter((source) => !existsSync(join(framework, 'src', `${source}.ts`)))
      .map((source) => `src/${source}.ts does not exist`),
  ].sort()
}

function checkEntry(name: string, source: string, entry: unknown): string[] {
  if (entry === undefined) return [`${name} is missing: src/${source}.ts is a public door`]
  const expected = JSON.stringify({
    'anka-source': `./src/${source}.ts`,
    types: `./dist/${source}.d.ts`,
    default: `./dist/${source}.js`,
  })
  return JSON.stringify(entry) === expected ? [] : [`${name} should be ${expected}`]
}

/** What a door exports, a line a name, so that a change of the public API shows in a review. */
export function listExports(door: string): string {
  return readExports(door)
    .map(({ name, kind }) => `${(kind === 'outside' ? 'other' : kind).padEnd(8)} ${name}\n`)
    .join('')
}
