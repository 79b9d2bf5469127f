/** The attributes of an element as they are written. */

import type { JSXAttribute, JSXAttributeItem, JSXElement, Node } from 'oxc-parser'
import { decodeEntities } from './entities.ts'
import { findLiteral, type Literal } from './expressions.ts'
import { attributeName } from './jsx-children.ts'

/** An attribute as it is written, without `key` and `children`, which are none. */
export interface Prop {
  readonly name: string
  readonly node: JSXAttribute
  /** Its value when that is known. */
  readonly literal: Literal | undefined
}

/** The attributes of an element, spreads among them, in their order; without `key` and `children`. */
export function readItems(element: JSXElement): readonly JSXAttributeItem[] {
  return element.openingElement.attributes.filter(isProp)
}

/** The named ones of attributes. */
export function readProps(items: readonly JSXAttributeItem[]): readonly Prop[] {
  return items.filter((item) => item.type === 'JSXAttribute').map(readProp)
}

/** The expression that gives an attribute its value. */
export function valueNode(attribute: JSXAttribute): Node | undefined {
  const { value } = attribute
  if (value?.type !== 'JSXExpressionContainer') return value ?? undefined
  return value.expression
}

function isProp(item: JSXAttributeItem): boolean {
  if (item.type === 'JSXSpreadAttribute') return true
  const name = attributeName(item)
  return name !== 'key' && name !== 'children'
}

function readProp(node: JSXAttribute): Prop {
  return { name: attributeName(node), node, literal: findAttributeLiteral(node) }
}

function findAttributeLiteral(attribute: JSXAttribute): Literal | undefined {
  const { value } = attribute
  if (value === null) return { value: true }
  if (value.type === 'Literal') return { value: decodeEntities(value.value) }
  return value.type === 'JSXExpressionContainer' ? findLiteral(value.expression) : undefined
}
