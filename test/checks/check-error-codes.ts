import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { filesBelow, lineAt } from './scan-source.ts'

interface Code {
  readonly code: string
  readonly area: string
  readonly at: string
}

/**
 * Checks that each error code is named after its area, is defined once in all areas and is provoked by a test or an
 * example (`// throws CODE`).
 */
export function checkErrorCodes(root: string): string[] {
  const framework = join(root, 'framework/src')
  const codes = readdirSync(framework)
    .sort()
    .flatMap((area) => codesOf(root, area, join(framework, area, 'errors.ts')))
  const provoked = textOfTests(root) + textOfExamples(framework)
  const seen = new Map<string, string>()
  return codes.flatMap(({ code, area, at }) => {
    const before = seen.get(code)
    seen.set(code, at)
    return [
      ...(before ? [`${at} ${code} is defined in ${before} too`] : []),
      ...(hasItsPrefix(code, area) ? [] : [`${at} ${code} should start with ${prefixOf(area)}`]),
      ...(new RegExp(`\\b${code}\\b`).test(provoked)
        ? []
        : [`${at} ${code} is provoked by no test`]),
    ]
  })
}

const prefixOf = (area: string): string => `${area.toUpperCase()}_`

const hasItsPrefix = (code: string, area: string): boolean =>
  /^[A-Z][A-Z0-9_]+$/.test(code) &&
  (code.startsWith(prefixOf(area)) || code.startsWith('INTERNAL_'))

/** The keys of the tables given to `defineErrors`. */
function codesOf(root: string, area: string, file: string): Code[] {
  if (!existsSync(file)) return []
  const source = readFileSync(file, 'utf8')
  const codes: Code[] = []
  new Visitor({
    CallExpression: (node) => {
      const [table] = node.arguments
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'defineErrors') return
      if (table?.type !== 'ObjectExpression') return
      for (const property of table.properties) {
        if (property.type !== 'Property' || property.key.type !== 'Identifier') continue
        const at = `${relative(root, file)}:${lineAt(source, property.start)}`
        codes.push({ code: property.key.name, area, at })
      }
    },
  }).visit(parseSync(file, source).program)
  return codes
}

function textOfTests(root: string): string {
  return ['framework', 'client', 'integration', 'e2e']
    .flatMap((folder) =>
      filesBelow(join(root, 'test', folder), ['.test.ts', '.test.tsx', '.spec.ts']),
    )
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
}

function textOfExamples(framework: string): string {
  return filesBelow(framework, ['.ts', '.tsx'])
    .flatMap((file) => readFileSync(file, 'utf8').match(/\/\/ throws [A-Z0-9_]+/g) ?? [])
    .join('\n')
}
