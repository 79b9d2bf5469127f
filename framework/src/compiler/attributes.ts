/** The attributes of an element: literal ones are part of the template, the others are slots. */

import type { JSXAttribute, JSXAttributeItem, JSXElement } from 'oxc-parser'
import type { Checks } from './checks.ts'
import { decodeEntities } from './entities.ts'
import { attributeName as writtenName } from './jsx-children.ts'
import { attributeName, encodeAttribute, encodeProps, type SlotSpec } from './markup.ts'
import type { Part } from './parts.ts'
import { type Prop, readItems, readProps, valueNode } from './props.ts'

/** A piece of a tag: HTML that is known, or a slot and the code of its value. */
export type AttributePlan = string | { readonly slot: SlotSpec; readonly value: readonly Part[] }

/**
 * Plans the attributes of an element, in their order.
 *
 * A spread may hold any name, and what comes later wins: then all of the element's props are one slot. So are props
 * that become several attributes together.
 */
export function planAttributes(element: JSXElement, tag: string, checks: Checks): AttributePlan[] {
  const items = readItems(element)
  const props = readProps(items)
  checks.props(tag, props)
  // What the runtime refuses is refused here, also where the literal goes into a slot.
  const plans = props.map((prop) => planProp(tag, prop, checks))
  const isKnown = items.length === props.length
  if (isKnown) checks.identity(tag, props)
  if (isKnown && areSeparate(tag, props)) return plans
  if (isKnown && props.every((prop) => prop.literal)) {
    const values = Object.fromEntries(props.map((prop) => [prop.name, prop.literal?.value]))
    return [checks.encoding(element.openingElement, () => encodeProps(tag, values))]
  }
  return [{ slot: [tag], value: printProps(items, () => true) }]
}

/** Prints props as the code of an object, in their order. */
export function printProps(
  items: readonly JSXAttributeItem[],
  isWanted: (name: string) => boolean,
  more: readonly Part[] = [],
): Part[] {
  const parts: Part[] = []
  for (const item of items) {
    if (item.type === 'JSXSpreadAttribute')
      parts.push(parts.length === 0 ? '...' : ', ...', {
        node: item.argument,
        ancestors: undefined,
      })
    else if (isWanted(writtenName(item)))
      parts.push(
        parts.length === 0 ? '' : ', ',
        `${printName(writtenName(item))}: `,
        ...printValue(item),
      )
  }
  if (more.length > 0) parts.push(parts.length === 0 ? '' : ', ', ...more)
  return parts.length === 0 ? ['{}'] : ['{ ', ...parts, ' }']
}

/** Prints the string of an attribute as code. */
export function printText(literal: { readonly value: string }): string {
  return JSON.stringify(decodeEntities(literal.value))
}

function planProp(tag: string, prop: Prop, checks: Checks): AttributePlan {
  const name = attributeName(tag, prop.name)
  const { literal } = prop
  if (literal) return checks.encoding(prop.node, () => encodeAttribute(tag, name, literal.value))
  return { slot: [tag, name], value: printValue(prop.node) }
}

/** The props of a link depend on one another: `replace` is a part of what `patch` becomes, and `href` gives way. */
function areSeparate(tag: string, props: readonly Prop[]): boolean {
  if (tag !== 'a') return true
  const names = new Set(props.map((prop) => prop.name))
  const links = Number(names.has('patch')) + Number(names.has('navigate'))
  return links === 0 || (links === 1 && !names.has('replace') && !names.has('href'))
}

function printValue(attribute: JSXAttribute): Part[] {
  const { value } = attribute
  if (value === null) return ['true']
  if (value.type === 'Literal') return [printText(value)]
  return [{ node: valueNode(attribute) ?? value, ancestors: undefined }]
}

function printName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}
