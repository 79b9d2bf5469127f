// Finds the examples of docstrings (`@example`) and of Markdown (```ts and ```tsx). Every one of them is run; a Markdown
// block that cannot stand alone is marked ```ts fragment, and then only its syntax is checked.

import { readFileSync } from 'node:fs'
import { parseSync } from 'oxc-parser'
import { lineAt } from '../scan-source.ts'

export interface Example {
  readonly file: string
  /** Line of the file on which the code begins. */
  readonly line: number
  readonly code: string
  readonly language: 'ts' | 'tsx'
  readonly fragment: boolean
}

/** The examples of a source file or a Markdown file, in their order. */
export function findExamples(file: string): Example[] {
  const source = readFileSync(file, 'utf8')
  return file.endsWith('.md') ? findInMarkdown(file, source) : findInDocstrings(file, source)
}

function findInMarkdown(file: string, source: string): Example[] {
  const blocks = source.matchAll(/^(```+)(tsx?)\b([^\n]*)\n([\s\S]*?)^\1[ \t]*$/gm)
  return [...blocks].map(([whole, , language, info = '', code = ''], _index) => ({
    file,
    line: lineAt(source, source.indexOf(whole)) + 1,
    code,
    language: language === 'tsx' ? 'tsx' : 'ts',
    fragment: /\bfragment\b/.test(info),
  }))
}

function findInDocstrings(file: string, source: string): Example[] {
  const { comments } = parseSync(file, source)
  return comments
    .filter((comment) => comment.type === 'Block' && comment.value.startsWith('*'))
    .flatMap((comment) => findInDocstring(file, lineAt(source, comment.start), comment.value))
}

/** Each `@example` reaches to the next tag or to the end. */
function findInDocstring(file: string, firstLine: number, docstring: string): Example[] {
  const lines = docstring.split('\n').map((line) => line.replace(/^\s*\* ?/, ''))
  const examples: Example[] = []
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('@example')) continue
    const rest = lines.slice(index + 1)
    const next = rest.findIndex((one) => /^@\w/.test(one))
    const code = rest
      .slice(0, next < 0 ? rest.length : next)
      .filter((one) => !one.startsWith('```'))
    examples.push(docstringExample(file, firstLine + index + 1, `${code.join('\n').trimEnd()}\n`))
  }
  return examples
}

function docstringExample(file: string, line: number, code: string): Example {
  const isTs = parseSync('example.ts', code).errors.length === 0
  return { file, line, code, language: isTs ? 'ts' : 'tsx', fragment: false }
}
