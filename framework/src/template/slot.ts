/**
 * The slots of a template: what each may hold, decided once when the template is made. Rendering and diffing go by the
 * slot's kind and never look at names again.
 */

import { attributeName } from './attribute-name.ts'
import { type AttributeRule, findRule } from './attribute-rule.ts'
import { templateErrors } from './errors.ts'

/**
 * What a dynamic part of a template is.
 *
 * `0` is text between tags. `[element, attribute]` is a whole attribute, by its DOM name: the value decides whether it
 * is there. `[element]` is an object of props.
 */
export type SlotSpec =
  | 0
  | readonly [element: string, attribute: string]
  | readonly [element: string]

/** Kinds of slots. From `encoded` on a value is made into its text when it is rendered, and the print keeps the text. */
export const KIND = {
  text: 0,
  plain: 1,
  words: 2,
  url: 3,
  urls: 4,
  guarded: 5,
  encoded: 6,
  class: 6,
  style: 7,
  command: 8,
  srcset: 9,
  srcdoc: 10,
  /** From here on the text is the whole of the attributes, not one value. */
  whole: 11,
  values: 11,
  link: 12,
  spread: 13,
} as const

/** One slot of a template. */
export class Slot {
  readonly kind: number
  readonly element: string
  readonly name: string
  /** What stands before the value. */
  readonly open: string

  constructor(kind: number, element: string, name: string) {
    this.kind = kind
    this.element = element
    this.name = name
    this.open = ` ${name}="`
  }
}

/** The slot between tags. */
export const TEXT_SLOT = new Slot(KIND.text, '', '')

/**
 * Makes a slot from what the compiler or the `html` tag say of it.
 *
 * @throws {AnkaError} `TEMPLATE_EVENT_STRING` for attributes that would hold a script.
 *
 * @example
 * createSlot(['a', 'href']).open // => ' href="'
 * createSlot(['div', 'onclick']) // throws TEMPLATE_EVENT_STRING
 */
export function createSlot(spec: SlotSpec): Slot {
  if (spec === 0) return TEXT_SLOT
  const [element, attribute] = spec
  if (attribute === undefined) return new Slot(KIND.spread, element, '')
  return createAttributeSlot(element, attributeName(element, attribute))
}

/** Makes the slot of one attribute by its DOM name. */
export function createAttributeSlot(element: string, attribute: string): Slot {
  return new Slot(kindOf(element, attribute, findRule(element, attribute)), element, attribute)
}

function kindOf(element: string, attribute: string, rule: AttributeRule): number {
  if (rule !== 'script') return KIND[rule]
  // Props of the framework are renamed before; what is left in camelCase is a misspelled one.
  if (/^on[A-Z]/.test(attribute)) {
    throw templateErrors.TEMPLATE_UNKNOWN_EVENT({ element, prop: attribute })
  }
  throw templateErrors.TEMPLATE_EVENT_STRING({ element, attribute })
}
