/** Errors of `html` templates, with their place in the template. */

import type { AnkaError } from '../core/index.ts'
import { templateErrors } from './errors.ts'
import { HOLE, SHOWN_HOLE } from './html-attributes.ts'

/** A problem and where in the source it is. */
export interface SyntaxProblem {
  readonly source: string
  readonly problem: string
  readonly offset: number
  readonly help?: string | undefined
}

const BEFORE = 20
const AFTER = 40

/** Makes the error of a problem: line and column count from 1, within the template. */
export function syntaxError({ source, problem, offset, help }: SyntaxProblem): AnkaError {
  const before = source.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  const lineEnd = source.indexOf('\n', offset)
  const line = source.slice(lineStart, lineEnd < 0 ? undefined : lineEnd)
  const column = offset - lineStart
  const excerpt = line.slice(Math.max(0, column - BEFORE), column + AFTER).trim()
  return templateErrors.TEMPLATE_SYNTAX({
    problem,
    line: before.split('\n').length,
    column: column + 1,
    excerpt: excerpt.replaceAll(HOLE, SHOWN_HOLE),
    help,
  })
}
