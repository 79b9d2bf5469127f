/** The children and names of JSX as their author meant them: white space, comments and empty braces are gone. */

import type { Expression, JSXChild, JSXElement, JSXFragment, JSXOpeningElement } from 'oxc-parser'
import { readJsxText } from './jsx-text.ts'
import { isComponentName } from './scopes.ts'

/** A piece of JSX: an element, a component or a fragment. */
export type JsxNode = JSXElement | JSXFragment

/** One child of an element, in order. */
export type JsxChild =
  | { readonly kind: 'text'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'node'; readonly node: JsxNode }
  | { readonly kind: 'expression'; readonly node: Expression }
  | { readonly kind: 'spread'; readonly node: Expression }

/** Reads the children that take part. */
export function readChildren(children: readonly JSXChild[]): readonly JsxChild[] {
  const kept: JsxChild[] = []
  for (const child of children) {
    const read = readChild(child)
    if (read) kept.push(read)
  }
  return kept
}

function readChild(child: JSXChild): JsxChild | undefined {
  switch (child.type) {
    case 'JSXText': {
      const text = readJsxText(child.value)
      return text === '' ? undefined : { kind: 'text', text, start: child.start, end: child.end }
    }
    case 'JSXExpressionContainer':
      return child.expression.type === 'JSXEmptyExpression'
        ? undefined
        : { kind: 'expression', node: child.expression }
    case 'JSXSpreadChild':
      return { kind: 'spread', node: child.expression }
    default:
      return { kind: 'node', node: child }
  }
}

/** The tag of an element of HTML or SVG; `undefined` for a component and for a fragment. */
export function findTag(node: JsxNode): string | undefined {
  if (node.type === 'JSXFragment') return undefined
  const { name } = node.openingElement
  if (name.type === 'JSXMemberExpression') return undefined
  if (name.type === 'JSXNamespacedName') return `${name.namespace.name}:${name.name.name}`
  return isComponentName(name.name) ? undefined : name.name
}

/** One attribute as it is written: `class`, `xlink:href`, `aria-label`. */
export function attributeName(
  attribute: Extract<JSXOpeningElement['attributes'][number], { type: 'JSXAttribute' }>,
): string {
  const { name } = attribute
  return name.type === 'JSXNamespacedName' ? `${name.namespace.name}:${name.name.name}` : name.name
}
