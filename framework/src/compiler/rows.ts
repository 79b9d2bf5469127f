/**
 * Lists: which `.map` calls have rows that can be skipped, what their rows capture, and that rows have keys.
 */

import type {
  ArrowFunctionExpression,
  CallExpression,
  Function as FunctionNode,
  Node,
} from 'oxc-parser'
import { unwrap } from './expressions.ts'
import { attributeName, findTag, type JsxNode } from './jsx-children.ts'
import { type Binding, forEachChild, isModuleLevel, type Reference } from './scopes.ts'

/** The function that makes a row. */
export type RowFunction = ArrowFunctionExpression | FunctionNode

/** A call `items.map(row)`. */
export interface MapCall {
  readonly call: CallExpression
  readonly items: Node
  readonly row: RowFunction
  /** Whether `items` may be absent: `items?.map(row)`. */
  readonly isOptional: boolean
}

/** Reads a call of `.map` with a function written in place. */
export function findMapCall(expression: Node): MapCall | undefined {
  const node = unwrap(expression)
  const call = node.type === 'ChainExpression' ? node.expression : node
  if (call.type !== 'CallExpression' || call.optional || call.arguments.length !== 1)
    return undefined
  const { callee } = call
  if (callee.type !== 'MemberExpression' || callee.computed) return undefined
  if (callee.property.type !== 'Identifier' || callee.property.name !== 'map') return undefined
  const row = call.arguments[0]
  if (row?.type !== 'ArrowFunctionExpression' && row?.type !== 'FunctionExpression')
    return undefined
  return { call, items: callee.object, row, isOptional: node.type === 'ChainExpression' }
}

/** A call `each(items, row, captures)` of the runtime's own function. */
export interface EachCall {
  readonly row: RowFunction
  /** The captures, when they are written in place. */
  readonly captures: Extract<Node, { type: 'ArrayExpression' }> | undefined
}

/** Reads a call of `each` with a function written in place. */
export function findEachCall(
  node: Node,
  references: readonly Reference[],
  importSource: string,
): EachCall | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return undefined
  const [, row, captures] = node.arguments
  if (row?.type !== 'ArrowFunctionExpression' && row?.type !== 'FunctionExpression')
    return undefined
  const { start } = node.callee
  const imported = references.find((reference) => reference.start === start)?.binding?.imported
  if (!imported?.startsWith(`${importSource}/`) || !imported.endsWith(' each')) return undefined
  return { row, captures: captures?.type === 'ArrayExpression' ? captures : undefined }
}

/** What a function returns: the expressions of its `return` statements, branches of conditions apart. */
export function findReturned(row: RowFunction): readonly Node[] {
  const found: Node[] = []
  if (!row.body) return found
  if (row.body.type === 'BlockStatement') collectReturns(row.body, found)
  else collectBranches(row.body, found)
  return found
}

/** The element or fragment of a row that has no key and can have none by a spread. */
export function findKeylessRow(row: RowFunction): { node: JsxNode; name: string } | undefined {
  if (row.async || row.generator) return undefined
  const id = secondParameter(row)
  for (const node of findReturned(row)) {
    if (node.type === 'JSXFragment') return { node, name: '' }
    if (node.type !== 'JSXElement') continue
    const { attributes, name } = node.openingElement
    const isKeyed = attributes.some(
      (attribute) =>
        attribute.type === 'JSXSpreadAttribute' ||
        attributeName(attribute) === 'key' ||
        // The row of a stream: `map` gives each its DOM id, which is what tells it apart.
        (attributeName(attribute) === 'id' &&
          id !== undefined &&
          isReferenceTo(attribute.value, id)),
    )
    if (!isKeyed) return { node, name: findTag(node) ?? printName(name) }
  }
  return undefined
}

/**
 * The names of what a row uses besides its item, when each of them is known to keep its value; `undefined` when rows
 * must not be skipped.
 */
export function findCaptures(
  map: MapCall,
  references: readonly Reference[],
): readonly string[] | undefined {
  const { row } = map
  if (!isPlainRow(row)) return undefined
  const captures = new Set<string>()
  for (const reference of references) {
    if (!isWithin(reference, row)) continue
    if (reference.name === 'arguments' || reference.name === 'this') return undefined
    const { binding } = reference
    if (!binding || isWithin(binding.scope, row)) continue
    if (binding.reassigned) return undefined
    if (!isModuleLevel(binding) || isLiveImport(binding)) captures.add(binding.name)
  }
  return [...captures]
}

/** The module that an import comes from may give it another value; a namespace is always the same object. */
function isLiveImport({ imported }: Binding): boolean {
  return imported !== undefined && !imported.endsWith(' *')
}

function isPlainRow(row: RowFunction): boolean {
  if (row.async || row.generator || usesItsCaller(row)) return false
  return hasPlainParameters(row) && hasPlainBody(row) && findReturned(row).every(isRowNode)
}

function collectReturns(node: Node, found: Node[]): void {
  if (node.type === 'ReturnStatement') {
    if (node.argument) collectBranches(node.argument, found)
  } else if (!isFunction(node)) forEachChild(node, (child) => collectReturns(child, found))
}

function collectBranches(expression: Node, found: Node[]): void {
  const node = unwrap(expression)
  if (node.type === 'ConditionalExpression') {
    collectBranches(node.consequent, found)
    collectBranches(node.alternate, found)
  } else if (node.type === 'LogicalExpression') {
    collectBranches(node.left, found)
    collectBranches(node.right, found)
  } else found.push(node)
}

/** A row is an element, a component or nothing: anything else has no key. */
function isRowNode(node: Node): boolean {
  switch (node.type) {
    case 'JSXElement':
      return true
    case 'Literal':
      return node.value === null || typeof node.value === 'boolean'
    case 'Identifier':
      return node.name === 'undefined'
    case 'UnaryExpression':
      return node.operator === '!'
    default:
      return node.type === 'BinaryExpression' && COMPARISON.test(node.operator)
  }
}

const COMPARISON = /^(?:[!=]==?|[<>]=?|in|instanceof)$/

/** A default or a rest hides from the runtime that the row takes the index. */
function hasPlainParameters(row: RowFunction): boolean {
  return row.params.every(
    (param) => param.type !== 'RestElement' && param.type !== 'AssignmentPattern',
  )
}

/** Constants, conditions and returns: nothing that could change what another row sees. */
function hasPlainBody(row: RowFunction): boolean {
  return row.body?.type !== 'BlockStatement' || isPlainStatement(row.body)
}

function isPlainStatement(node: Node): boolean {
  switch (node.type) {
    case 'BlockStatement':
      return node.body.every(isPlainStatement)
    case 'IfStatement':
      return (
        isPlainStatement(node.consequent) && (!node.alternate || isPlainStatement(node.alternate))
      )
    case 'VariableDeclaration':
      return node.kind === 'const'
    default:
      return node.type === 'ReturnStatement'
  }
}

/** Whether a function depends on how it is called: `this`, `super`, `new.target`, or on when: `await`, `yield`. */
function usesItsCaller(row: RowFunction): boolean {
  let isFound = false
  const visit = (node: Node): void => {
    if (CALLER.has(node.type)) isFound = true
    else if (node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration') return
    else forEachChild(node, visit)
  }
  forEachChild(row, visit)
  return isFound
}

const CALLER = new Set([
  'ThisExpression',
  'Super',
  'MetaProperty',
  'AwaitExpression',
  'YieldExpression',
])

function isFunction(node: Node): boolean {
  return (
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'FunctionExpression' ||
    node.type === 'FunctionDeclaration'
  )
}

function isWithin(inner: { start: number; end: number }, outer: Node): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

function secondParameter(row: RowFunction): string | undefined {
  const param = row.params[1]
  return param?.type === 'Identifier' ? param.name : undefined
}

function isReferenceTo(value: Node | null, name: string): boolean {
  if (value?.type !== 'JSXExpressionContainer') return false
  const node = unwrap(value.expression)
  return node.type === 'Identifier' && node.name === name
}

function printName(name: Node): string {
  if (name.type === 'JSXMemberExpression') return `${printName(name.object)}.${name.property.name}`
  return name.type === 'JSXIdentifier' ? name.name : ''
}
