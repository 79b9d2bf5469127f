import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { printPlace, printProblem, problemOf } from '../../../framework/src/dev/problem.ts'

let root: string
let file: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'anka-problem-'))
  file = join(root, 'app.ts')
  await writeFile(file, 'const one = 1\nthrow new TypeError(one)\nconst two = 2\n')
})

afterAll(() => rm(root, { recursive: true, force: true }))

function thrownAt(place: string): Error {
  const error = new TypeError('one is no text')
  error.stack = `TypeError: one is no text\n    at eval (${place})\n    at run (file:///elsewhere/runner.js:1:1)`
  return error
}

describe('problemOf', () => {
  it('finds the place of an error in the application', () => {
    const problem = problemOf(thrownAt(`${file}:2:7`), root)

    expect(problem).toEqual({
      message: 'TypeError: one is no text',
      place: { file, line: 2, column: 7 },
      frame: [
        '  1 | const one = 1',
        '> 2 | throw new TypeError(one)',
        '    |       ^',
        '  3 | const two = 2',
        '  4 |',
      ].join('\n'),
      trace: [{ file, line: 2, column: 7 }],
    })
  })

  it('names no place in packages', () => {
    const problem = problemOf(thrownAt(join(root, 'node_modules/zod/index.js:1:1')), root)

    expect(problem.place).toBeUndefined()
  })

  it('takes the place that a plugin names', () => {
    const error = Object.assign(new Error('APP_ODD  it is odd'), {
      id: file,
      loc: { file, line: 3, column: 6 },
      frame: '\u001b[31m> 3 | const two\u001b[0m',
    })

    const problem = problemOf(error, root)

    expect(problem.place).toEqual({ file, line: 3, column: 7 })
    expect(problem.frame).toBe('> 3 | const two')
    expect(problem.message).toBe('APP_ODD  it is odd')
  })

  it('reads what the bundler draws into its message', () => {
    const text =
      'Transform failed with 1 error:\n\n\u001b[31m[PARSE_ERROR] \u001b[0mUnexpected token\n   ╭─[ app.ts:2:1 ]\n   │'

    const problem = problemOf(new Error(text), root)

    expect(problem.message).toBe('SyntaxError: Unexpected token')
    expect(problem.place).toEqual({ file, line: 2, column: 1 })
  })

  it('takes the first of the errors that a build collected', () => {
    const build = Object.assign(new Error('2 errors'), {
      errors: [thrownAt(`${file}:2:7`), new Error('second')],
    })

    expect(problemOf(build, root).message).toBe('TypeError: one is no text')
  })

  it('describes a thrown value that is no error', () => {
    expect(problemOf({ odd: true }, root).message).toBe('{ odd: true }')
  })
})

describe('printPlace', () => {
  it('is relative in the application and absolute elsewhere', () => {
    const at = { line: 2, column: 7 }

    expect(printPlace({ file, ...at }, root)).toBe('app.ts:2:7')
    expect(printPlace({ file: '/elsewhere/a.js', ...at }, root)).toBe('/elsewhere/a.js:2:7')
  })
})

describe('printProblem', () => {
  it('says what, where and shows the lines', () => {
    const printed = printProblem(problemOf(thrownAt(`${file}:2:7`), root), root)

    expect(printed.split('\n').slice(0, 4)).toEqual([
      'TypeError: one is no text',
      '  at        app.ts:2:7',
      '  1 | const one = 1',
      '> 2 | throw new TypeError(one)',
    ])
  })

  it('does not repeat a place that stands in the message', () => {
    const problem = problemOf(
      Object.assign(new Error(`odd\n  at        ${file}:2:7`), {
        loc: { file, line: 2, column: 6 },
      }),
      root,
    )

    expect(printProblem(problem, root).match(/:2:7/g)).toHaveLength(1)
  })
})
