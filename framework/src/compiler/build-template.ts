/**
 * One template: the largest piece of JSX that is known when compiling, and what stands in its slots. Elements within
 * elements belong to it; components, keyed pieces and expressions are its slots.
 */

import type { JSXElement, Node } from 'oxc-parser'
import { type AttributePlan, planAttributes } from './attributes.ts'
import type { Checks } from './checks.ts'
import { decodeEntities } from './entities.ts'
import { findLiteral } from './expressions.ts'
import { findTag, type JsxChild, type JsxNode, readChildren } from './jsx-children.ts'
import { escapeText, isVoid, type SlotSpec } from './markup.ts'
import type { Part } from './parts.ts'

/** A template and its values. */
export interface TemplatePlan {
  readonly statics: readonly string[]
  readonly slots: readonly SlotSpec[]
  /** The code of each slot's value. */
  readonly values: readonly (readonly Part[])[]
  /** Whether its HTML is exactly one element. */
  readonly isRoot: boolean
}

/** Plans the template of an element or of a fragment. */
export function planTemplate(
  node: JsxNode,
  ancestors: readonly string[],
  checks: Checks,
): TemplatePlan {
  const builder = new TemplateBuilder(checks)
  if (node.type === 'JSXFragment') builder.addChildren(readChildren(node.children), ancestors)
  else builder.addElement(node, ancestors)
  return builder.finish()
}

/** Plans the template that holds several children as one. */
export function planChildren(
  children: readonly JsxChild[],
  ancestors: readonly string[],
  checks: Checks,
): TemplatePlan {
  const builder = new TemplateBuilder(checks)
  builder.addChildren(children, ancestors)
  return builder.finish()
}

/**
 * Whether an element takes its children from a spread, as `<div {...props} />` does: then what is in it is not known,
 * and the runtime makes it.
 */
export function hasSpreadChildren(element: JSXElement, tag: string): boolean {
  if (isVoid(tag)) return false
  const { attributes } = element.openingElement
  return (
    attributes.some((attribute) => attribute.type === 'JSXSpreadAttribute') &&
    readChildren(element.children).length === 0
  )
}

/** The attribute of a name, as the source has it. */
export function findAttribute(element: JSXElement, name: string) {
  for (const attribute of element.openingElement.attributes) {
    if (attribute.type === 'JSXAttribute' && attribute.name.name === name) return attribute
  }
  return undefined
}

const DROPS_NEWLINE = new Set(['listing', 'pre', 'textarea'])

class TemplateBuilder {
  readonly #checks: Checks
  readonly #statics: string[] = []
  readonly #slots: SlotSpec[] = []
  readonly #values: (readonly Part[])[] = []
  #text = ''
  #depth = 0
  #roots = 0
  #rootElements = 0

  constructor(checks: Checks) {
    this.#checks = checks
  }

  finish(): TemplatePlan {
    this.#statics.push(this.#text)
    return {
      statics: this.#statics,
      slots: this.#slots,
      values: this.#values,
      isRoot: this.#roots === 1 && this.#rootElements === 1,
    }
  }

  addChildren(children: readonly JsxChild[], ancestors: readonly string[]): void {
    for (const child of children) {
      if (child.kind === 'text') {
        this.#checks.text(child.text, child, ancestors)
        this.#addText(child.text)
      } else if (child.kind === 'node') this.#addNode(child.node, ancestors)
      else if (child.kind === 'spread')
        this.#addSlot(0, ['[...', { node: child.node, ancestors }, ']'])
      else this.#addExpression(child.node, ancestors)
    }
  }

  addElement(element: JSXElement, ancestors: readonly string[]): void {
    const tag = findTag(element) ?? ''
    const children = readChildren(element.children)
    this.#checks.element(element, tag, ancestors)
    this.#countRoot(true)
    this.#text += `<${tag}`
    this.#addAttributes(planAttributes(element, tag, this.#checks))
    this.#text += '>'
    if (isVoid(tag)) return
    // The parser drops a first newline, so one stands before whatever is there, as in templates that are not compiled.
    const isEmpty = children.length === 0 && !findAttribute(element, 'children')
    if (DROPS_NEWLINE.has(tag) && !isEmpty) this.#text += '\n'
    this.#depth += 1
    this.#addContent(element, children, [...ancestors, tag])
    this.#depth -= 1
    this.#text += `</${tag}>`
  }

  #addContent(
    element: JSXElement,
    children: readonly JsxChild[],
    ancestors: readonly string[],
  ): void {
    const prop = children.length === 0 ? findAttribute(element, 'children')?.value : undefined
    if (!prop) this.addChildren(children, ancestors)
    else if (prop.type === 'JSXExpressionContainer') {
      if (prop.expression.type !== 'JSXEmptyExpression')
        this.#addExpression(prop.expression, ancestors)
    } else if (prop.type === 'Literal') this.#addText(decodeEntities(prop.value))
    else this.#addNode(prop, ancestors)
  }

  #addNode(node: JsxNode, ancestors: readonly string[]): void {
    const tag = findTag(node)
    if (node.type === 'JSXFragment') this.addChildren(readChildren(node.children), ancestors)
    else if (tag === undefined || findAttribute(node, 'key') || hasSpreadChildren(node, tag))
      this.#addSlot(0, [{ node, ancestors }])
    else this.addElement(node, ancestors)
  }

  #addExpression(node: Node, ancestors: readonly string[]): void {
    const value = findLiteral(node)?.value ?? undefined
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
      this.#checks.text(String(value), node, ancestors)
      this.#addText(String(value))
    } else if (!showsNothing(node)) this.#addSlot(0, [{ node, ancestors }])
  }

  #addAttributes(plans: readonly AttributePlan[]): void {
    for (const plan of plans) {
      if (typeof plan === 'string') this.#text += plan
      else this.#push(plan.slot, plan.value)
    }
  }

  #addText(text: string): void {
    if (text === '') return
    this.#countRoot(false)
    this.#text += escapeText(text)
  }

  #addSlot(slot: SlotSpec, value: readonly Part[]): void {
    this.#countRoot(false)
    this.#push(slot, value)
  }

  #push(slot: SlotSpec, value: readonly Part[]): void {
    this.#statics.push(this.#text)
    this.#text = ''
    this.#slots.push(slot)
    this.#values.push(value)
  }

  #countRoot(isElement: boolean): void {
    if (this.#depth > 0) return
    this.#roots += 1
    if (isElement) this.#rootElements += 1
  }
}

function showsNothing(node: Node): boolean {
  const literal = findLiteral(node)
  if (!literal) return false
  return literal.value === null || literal.value === undefined || typeof literal.value === 'boolean'
}
