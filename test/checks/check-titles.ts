import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { type Node, parseSync, Visitor } from 'oxc-parser'
import { isRowId } from './row-ids.ts'
import { filesBelow, lineAt } from './scan-source.ts'

const RUNNERS: readonly string[] = ['it', 'test']
const BRACKETED = /\[([^\]]*)\]/g
const LIKE_AN_ID = /^[A-Z]{2,4}-?\d+/

/** Checks that a test's title bears at most one feature row's id, and one that exists. */
export function checkTitles(folder: string): string[] {
  return filesBelow(folder, ['.test.ts', '.test.tsx', '.spec.ts']).flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    return titlesOf(file, source).flatMap(({ title, start }) =>
      checkTitle(title).map(
        (problem) => `${relative(folder, file)}:${lineAt(source, start)} ${problem}`,
      ),
    )
  })
}

function checkTitle(title: string): string[] {
  const ids = [...title.matchAll(BRACKETED)]
    .map(([, id = '']) => id)
    .filter((id) => LIKE_AN_ID.test(id))
  return [
    ...ids.filter((id) => !isRowId(id)).map((id) => `there is no row ${id}`),
    ...(ids.length > 1 ? [`a title bears one id, this has ${ids.join(' and ')}`] : []),
  ]
}

interface Title {
  readonly title: string
  readonly start: number
}

function titlesOf(file: string, source: string): Title[] {
  const found: Title[] = []
  new Visitor({
    CallExpression: (node) => {
      const [first] = node.arguments
      if (!first || !RUNNERS.includes(rootName(node.callee))) return
      if (first.type === 'Literal' && typeof first.value === 'string') {
        found.push({ title: first.value, start: node.start })
      }
      if (first.type === 'TemplateLiteral') {
        const title = first.quasis.map((part) => part.value.cooked).join('…')
        found.push({ title, start: node.start })
      }
    },
  }).visit(parseSync(file, source).program)
  return found
}

/** `it` for `it(…)`, `it.skip(…)` and `it.each([…])(…)`. */
function rootName(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression') return rootName(callee.object)
  if (callee.type === 'CallExpression') return rootName(callee.callee)
  return ''
}
