/** What expressions of the source are, seen through parentheses and type annotations. */

import type { Expression, Node } from 'oxc-parser'

/** An expression without the parentheses and the types around it. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      return unwrap(node.expression)
    default:
      return node
  }
}

/** A value that is known when compiling; wrapped, since `undefined` is one. */
export interface Literal {
  readonly value: unknown
}

/** Finds the value of an expression that is made of literals only. */
export function findLiteral(expression: Node): Literal | undefined {
  const node = unwrap(expression)
  switch (node.type) {
    case 'Literal':
      return 'regex' in node ? undefined : { value: node.value }
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? findText(node.quasis[0]?.value.cooked) : undefined
    case 'Identifier':
      return node.name === 'undefined' ? { value: undefined } : undefined
    case 'UnaryExpression':
      return node.operator === '-' ? negate(findLiteral(node.argument)) : undefined
    case 'ArrayExpression':
      return findArray(node.elements)
    case 'ObjectExpression':
      return findObject(node.properties)
    default:
      return undefined
  }
}

/** Whether an expression is a string whatever its values are: a string, a template, or a sum with one in it. */
export function isString(expression: Node): boolean {
  const node = unwrap(expression)
  if (node.type === 'TemplateLiteral') return true
  if (node.type === 'Literal') return typeof node.value === 'string'
  return node.type === 'BinaryExpression' && node.operator === '+'
    ? isString(node.left) || isString(node.right)
    : false
}

function findText(cooked: string | null | undefined): Literal | undefined {
  return typeof cooked === 'string' ? { value: cooked } : undefined
}

function negate(literal: Literal | undefined): Literal | undefined {
  return typeof literal?.value === 'number' ? { value: -literal.value } : undefined
}

function findArray(elements: readonly (Node | null)[]): Literal | undefined {
  const values: unknown[] = []
  for (const element of elements) {
    const literal = element ? findLiteral(element) : undefined
    if (!literal) return undefined
    values.push(literal.value)
  }
  return { value: values }
}

function findObject(
  properties: Extract<Expression, { type: 'ObjectExpression' }>['properties'],
): Literal | undefined {
  const entries: [string, unknown][] = []
  for (const property of properties) {
    if (property.type !== 'Property' || property.computed || property.method) return undefined
    const name = propertyName(property.key)
    const literal = findLiteral(property.value)
    if (!literal || name === undefined || name === '__proto__') return undefined
    entries.push([name, literal.value])
  }
  return { value: Object.fromEntries(entries) }
}

function propertyName(key: Node): string | undefined {
  if (key.type === 'Identifier') return key.name
  return key.type === 'Literal' && key.value !== null ? String(key.value) : undefined
}
