import { parseSync } from 'oxc-parser'
import { describe, expect, it } from 'vitest'
import { findLiteral, isString } from '../../../framework/src/compiler/expressions.ts'

function parse(source: string) {
  const [statement] = parseSync('a.tsx', `(${source})`, { lang: 'tsx' }).program.body
  if (statement?.type !== 'ExpressionStatement') throw new Error(source)
  return statement.expression
}

describe('findLiteral', () => {
  it.each([
    ['"a"', 'a'],
    ['`a\\n`', 'a\n'],
    ['-1.5', -1.5],
    ['5n', 5n],
    ['null', null],
    ['undefined', undefined],
    ['("a" as string)!', 'a'],
    ['["a", [1, true]]', ['a', [1, true]]],
    ['{ color: "red", "font-size": 1, 2: null }', { color: 'red', 'font-size': 1, 2: null }],
  ])('finds the value of %s', (source, value) => {
    expect(findLiteral(parse(source))).toEqual({ value })
  })

  it.each([
    'a',
    'f()',
    '/x/',
    ['`a$', '{b}`'].join(''),
    '!true',
    '-a',
    '[a]',
    '[,]',
    '[...a]',
    '{ a }',
    '{ ...a }',
    '{ [a]: 1 }',
    '{ a() {} }',
    '{ __proto__: null }',
  ])('finds none of %s', (source) => {
    expect(findLiteral(parse(source))).toBeUndefined()
  })
})

describe('isString', () => {
  it.each([
    ['"a"', true],
    ['`a`', true],
    ['"a" + b', true],
    ['a + ("b" as string)', true],
    ['a + b', false],
    ['5', false],
    ['"a" - b', false],
  ])('tells of %s: %s', (source, expected) => {
    expect(isString(parse(source))).toBe(expected)
  })
})
