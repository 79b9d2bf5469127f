/** Refuses, where it is written, what could never become a page as its author meant it. */

import type { JSXElement, Node } from 'oxc-parser'
import { AnkaError } from '../core/index.ts'
import { getPlace, type Place } from './code-frame.ts'
import { compilerErrors } from './errors.ts'
import { isString, unwrap } from './expressions.ts'
import { readChildren } from './jsx-children.ts'
import {
  attributeName,
  findPropWithoutId,
  findRefusal,
  findRule,
  isAttributeName,
  isVoid,
  templateChecks,
} from './markup.ts'
import { findNestingProblem, findTextProblem } from './nesting.ts'
import { type Prop, valueNode } from './props.ts'

interface Range {
  readonly start: number
  readonly end: number
}

/** The checks of one file. */
export class Checks {
  readonly #source: string
  readonly #file: string

  constructor(source: string, file: string) {
    this.#source = source
    this.#file = file
  }

  /** Where a node of the file stands. */
  place({ start, end }: Range): Place {
    return getPlace(this.#source, this.#file, start, end)
  }

  /** An element by itself and in its place; its attributes apart. */
  element(element: JSXElement, tag: string, ancestors: readonly string[]): void {
    const place = () => this.place(element.openingElement)
    const because = findRefusal(tag)
    if (because !== undefined)
      throw compilerErrors.COMPILER_FORBIDDEN_ELEMENT({ tag, because, place: place() })
    if (isVoid(tag) && hasChildren(element))
      throw compilerErrors.COMPILER_VOID_CHILDREN({ tag, place: place() })
    const problem = findNestingProblem(tag, ancestors)
    if (problem)
      throw compilerErrors.COMPILER_NESTING({ child: `<${tag}>`, ...problem, place: place() })
    this.#keyOrder(element, tag)
  }

  /** Text directly in an element. */
  text(text: string, range: Range, ancestors: readonly string[]): void {
    const problem = text.trim() === '' ? undefined : findTextProblem(ancestors.at(-1))
    if (problem)
      throw compilerErrors.COMPILER_NESTING({ child: 'text', ...problem, place: this.place(range) })
  }

  /** A component, which has no rules but for its key. */
  component(element: JSXElement): void {
    const { name } = element.openingElement
    this.#keyOrder(element, this.#source.slice(name.start, name.end))
  }

  /** The attributes of an element. */
  props(tag: string, props: readonly Prop[]): void {
    const seen = new Set<string>()
    for (const prop of props) {
      const attribute = attributeName(tag, prop.name)
      if (seen.has(attribute.toLowerCase()))
        throw compilerErrors.COMPILER_DUPLICATE_ATTRIBUTE({
          attribute: prop.name,
          tag,
          place: this.place(prop.node),
        })
      seen.add(attribute.toLowerCase())
      this.#prop(tag, attribute, prop)
    }
  }

  /** All attributes of an element that has no spread: what the client keeps needs an id. */
  identity(tag: string, props: readonly Prop[]): void {
    const name = findPropWithoutId(
      tag,
      props.map((prop) => prop.name),
    )
    const prop = props.find((each) => each.name === name)
    if (prop)
      throw compilerErrors.COMPILER_NO_ID({ prop: prop.name, tag, place: this.place(prop.node) })
  }

  /** Encodes a literal; what the runtime would refuse is refused here. */
  encoding(node: Node, encode: () => string): string {
    // Also in a build for production, where the runtime would put something harmless in its place.
    const restore = templateChecks(true)
    try {
      return encode()
    } catch (error) {
      throw error instanceof AnkaError ? this.#refused(node, error) : error
    } finally {
      restore()
    }
  }

  /** A row without a key. */
  missingKey(node: Node, tag: string): AnkaError {
    const opening = node.type === 'JSXElement' ? node.openingElement : node
    return compilerErrors.COMPILER_NO_KEY({ tag, place: this.place(opening) })
  }

  #refused(node: Node, cause: AnkaError): AnkaError {
    const place = this.place(node)
    const { attribute, value } = cause.details
    if (cause.code === 'TEMPLATE_UNSAFE_URL')
      return compilerErrors.COMPILER_UNSAFE_URL({
        attribute: String(attribute),
        url: String(value),
        place,
      })
    const line = cause.message.split('\n', 1)[0] ?? ''
    return compilerErrors.COMPILER_REFUSED({
      because: line.slice(cause.code.length).trim(),
      place,
      cause,
    })
  }

  #prop(tag: string, attribute: string, prop: Prop): void {
    const rule = findRule(tag, attribute)
    const place = () => this.place(prop.node)
    if (!isAttributeName(attribute))
      throw compilerErrors.COMPILER_ATTRIBUTE_NAME({ name: prop.name, place: place() })
    if (rule === 'command' && isFunction(prop))
      throw compilerErrors.COMPILER_FUNCTION_HANDLER({ prop: prop.name, place: place() })
    if (rule === 'script' && /^on[A-Z]/.test(prop.name))
      throw compilerErrors.COMPILER_UNKNOWN_EVENT({ prop: prop.name, tag, place: place() })
    if (rule === 'script' || (prop.name.startsWith('on') && this.#holdsString(prop)))
      throw compilerErrors.COMPILER_STRING_HANDLER({ prop: prop.name, place: place() })
    if (!this.#holdsString(prop)) return
    if (rule === 'style') throw compilerErrors.COMPILER_STRING_STYLE({ place: place() })
    if (rule === 'srcset')
      throw compilerErrors.COMPILER_STRING_SRCSET({ attribute: prop.name, place: place() })
    if (rule === 'srcdoc') throw compilerErrors.COMPILER_STRING_SRCDOC({ place: place() })
  }

  #holdsString(prop: Prop): boolean {
    if (prop.literal) return typeof prop.literal.value === 'string'
    const node = valueNode(prop.node)
    return node !== undefined && isString(node)
  }

  #keyOrder(element: JSXElement, tag: string): void {
    let isSpread = false
    for (const attribute of element.openingElement.attributes) {
      if (attribute.type === 'JSXSpreadAttribute') isSpread = true
      else if (isSpread && attribute.name.name === 'key')
        throw compilerErrors.COMPILER_KEY_AFTER_SPREAD({ tag, place: this.place(attribute) })
    }
  }
}

function hasChildren(element: JSXElement): boolean {
  const { attributes } = element.openingElement
  return (
    readChildren(element.children).length > 0 ||
    attributes.some((item) => item.type === 'JSXAttribute' && item.name.name === 'children')
  )
}

function isFunction(prop: Prop): boolean {
  const node = valueNode(prop.node)
  const type = node && unwrap(node).type
  return type === 'ArrowFunctionExpression' || type === 'FunctionExpression'
}
