/**
 * Templates for elements that were not compiled: looked up by the element's shape, which is its tag, the names of its
 * props and the number of its children. Every value is a slot, since a literal cannot be told from a value.
 */

import { assertId } from './attribute.ts'
import { attributeName, isAttributeName } from './attribute-name.ts'
import { findRefusal, isVoid } from './attribute-rule.ts'
import { hasChecks } from './checks.ts'
import { templateErrors } from './errors.ts'
import { createAttributeSlot, KIND, Slot, TEXT_SLOT } from './slot.ts'
import { Template } from './template.ts'

/** An application has some hundreds; names of props that come from outside must not fill the memory. */
const MAX_SHAPES = 4_096

/** A template and where its values come from. */
export interface Shape {
  readonly template: Template
  /** For each slot but the children's the prop in it; `undefined` for the whole object of props. */
  readonly props: readonly (string | undefined)[]
}

const shapeByName = new Map<string, Shape>()

/** Finds the shape of an element, or makes it. */
export function findShape(
  tag: string,
  props: Readonly<Record<string, unknown>>,
  children: number,
): Shape {
  let name = `${tag} ${children}`
  let count = 0
  for (const prop in props) {
    if (prop === 'children') continue
    name += ` ${prop}`
    count++
  }
  // A prop with a space in its name must not pass for two.
  name += ` ${count}`
  const known = shapeByName.get(name)
  if (known !== undefined) return known
  const shape = createShape(tag, Object.keys(props), children)
  if (shapeByName.size === MAX_SHAPES) shapeByName.delete(shapeByName.keys().next().value as string)
  shapeByName.set(name, shape)
  return shape
}

/** The template of a fragment with so many children. */
export function fragmentTemplate(children: number): Template {
  return findShape('', {}, children).template
}

function createShape(tag: string, names: readonly string[], children: number): Shape {
  const slots: Slot[] = []
  const props: (string | undefined)[] = []
  if (tag !== '') {
    assertElement(tag, children)
    const isLink = tag === 'a' && (names.includes('patch') || names.includes('navigate'))
    if (isLink) {
      slots.push(new Slot(KIND.spread, tag, ''))
      props.push(undefined)
    } else addAttributes(tag, names, slots, props)
  }
  const attributes = slots.length
  for (let index = 0; index < children; index++) slots.push(TEXT_SLOT)
  return {
    template: new Template(createStatics(tag, attributes, children), slots, tag !== ''),
    props,
  }
}

function assertElement(tag: string, children: number): void {
  const why = findRefusal(tag)
  if (why !== undefined) throw templateErrors.TEMPLATE_BAD_ELEMENT({ element: tag, why })
  if (children > 0 && isVoid(tag)) throw templateErrors.TEMPLATE_VOID_CHILDREN({ element: tag })
}

function addAttributes(
  tag: string,
  names: readonly string[],
  slots: Slot[],
  props: (string | undefined)[],
): void {
  if (hasChecks()) assertId(tag, names)
  for (const prop of names) {
    // A key in a spread belongs to whoever made the object, and is no attribute.
    if (prop === 'children' || prop === 'key') continue
    const name = attributeName(tag, prop)
    if (isAttributeName(name)) {
      slots.push(createAttributeSlot(tag, name))
      props.push(prop)
    } else if (hasChecks()) throw templateErrors.TEMPLATE_BAD_NAME({ element: tag, name: prop })
  }
}

function createStatics(tag: string, attributes: number, children: number): readonly string[] {
  if (tag === '') return new Array(children + 1).fill('')
  const close = isVoid(tag) ? '>' : `></${tag}>`
  if (attributes + children === 0) return [`<${tag}${close}`]
  const statics: string[] = new Array(attributes + children + 1).fill('')
  statics[0] = `<${tag}`
  if (children === 0) statics[attributes] += close
  else {
    statics[attributes] += '>'
    statics[attributes + children] += `</${tag}>`
  }
  return statics
}
