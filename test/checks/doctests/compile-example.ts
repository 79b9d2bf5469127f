import { join } from 'node:path'
import { type Comment, parseSync, type Statement } from 'oxc-parser'
import { readExports } from '../read-exports.ts'
import type { Example } from './find-examples.ts'

/** The module whose functions compare what an example gives with what it promises. */
const EXPECTATIONS = join(import.meta.dirname, 'expectations.ts')

/** An example that is not TypeScript, or promises something in a place where nothing can be compared. */
export class ExampleProblem extends Error {
  override readonly name = 'ExampleProblem'
}

interface Expectation {
  readonly comment: Comment
  readonly kind: 'value' | 'throws'
  readonly text: string
}

/**
 * Turns an example into a module that runs it, line for line: `expression // => value` and `expression // throws CODE`
 * become comparisons. Of a docstring's file only the exported names are in scope.
 */
export function compileExample(example: Example): string {
  const code = separateStatements(example.code)
  const { program, comments, errors } = parseSync(`example.${example.language}`, code)
  if (errors[0]) throw problemAt(example, code, errors[0].labels[0]?.start ?? 0, errors[0].message)
  const scope = example.file.endsWith('.md') ? '' : importScope(example, program.body)
  const expectations = comments.flatMap(readExpectation)
  const edits = expectations.map((one) => editFor(example, code, program.body, one))
  const body = edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code)
  return `import { expectThrow as $throws, expectValue as $value } from '${EXPECTATIONS}';${scope}\n${body}\nexport {}\n`
}

/** Without semicolons a line that begins with a bracket would go on with the line before. */
function separateStatements(code: string): string {
  return code.replace(/^(?=[[(`])/gm, ';')
}

function problemAt(example: Example, code: string, offset: number, text: string): ExampleProblem {
  const line = example.line + code.slice(0, offset).split('\n').length - 1
  return new ExampleProblem(`${example.file}:${line} ${text}`)
}

function readExpectation(comment: Comment): Expectation[] {
  if (comment.type !== 'Line') return []
  const [, value] = /^\s*=>\s*(.+)$/.exec(comment.value) ?? []
  if (value) return [{ comment, kind: 'value', text: value }]
  const [, code] = /^\s*throws\s+([A-Z][A-Z0-9_]+)\s*$/.exec(comment.value) ?? []
  return code ? [{ comment, kind: 'throws', text: code }] : []
}

/** The names that the example's file exports, but for those that the example declares itself. */
function importScope(example: Example, body: readonly Statement[]): string {
  const own = new Set(body.flatMap(declaredNames))
  const names = readExports(example.file)
    .filter(({ name, kind }) => kind !== 'type' && !own.has(name))
    .map(({ name }) => name)
  return names.length === 0 ? '' : ` import { ${names.join(', ')} } from '${example.file}';`
}

function declaredNames(statement: Statement): string[] {
  switch (statement.type) {
    case 'ImportDeclaration':
      return statement.specifiers.map((specifier) => specifier.local.name)
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return statement.id ? [statement.id.name] : []
    default:
      return []
  }
}

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

function editFor(
  example: Example,
  code: string,
  body: readonly Statement[],
  expectation: Expectation,
): Edit {
  const { start } = expectation.comment
  const isBefore = (end: number): boolean =>
    end <= start && /^[ \t;]*$/.test(code.slice(end, start))
  for (const statement of body) {
    if (statement.type === 'ExpressionStatement' && isBefore(statement.expression.end)) {
      const { start, end } = statement.expression
      return { start, end, text: comparison(example, code, expectation, code.slice(start, end)) }
    }
    const last =
      statement.type === 'VariableDeclaration' ? statement.declarations.at(-1) : undefined
    if (last?.id.type === 'Identifier' && isBefore(last.end) && expectation.kind === 'value') {
      const text = `;${comparison(example, code, expectation, last.id.name)}`
      return { start: last.end, end: last.end, text }
    }
  }
  throw problemAt(example, code, start, 'only a whole expression can be compared with a value')
}

function comparison(
  example: Example,
  code: string,
  expectation: Expectation,
  expression: string,
): string {
  const line = example.line + code.slice(0, expectation.comment.start).split('\n').length - 1
  const at = JSON.stringify(`${example.file}:${line}`)
  const got = `async () => (${expression})`
  if (expectation.kind === 'throws') return `await $throws(${at}, ${got}, '${expectation.text}')`
  return `await $value(${at}, ${got}, async () => (${expectation.text}))`
}
