/**
 * What a template knows when it is compiled: literal tags, attributes and text as HTML. The runtime itself encodes
 * them, so that a literal and a value at run time can never look different.
 */

import {
  attributeName,
  escapeText,
  findPropWithoutId,
  findRefusal,
  findRule,
  isAttributeName,
  isVoid,
  rendered,
  renderToString,
  type SlotSpec,
  template,
  templateChecks,
} from '../template/internal.ts'

export type { SlotSpec }
export {
  attributeName,
  escapeText,
  findPropWithoutId,
  findRefusal,
  findRule,
  isAttributeName,
  isVoid,
  templateChecks,
}

/** Encodes one attribute whose value is known: ` name="value"`, or nothing when the value leaves it out. */
export function encodeAttribute(tag: string, attribute: string, value: unknown): string {
  return encode(tag, [tag, attribute], value)
}

/** Encodes all attributes of an element whose props are known. */
export function encodeProps(tag: string, props: Readonly<Record<string, unknown>>): string {
  return encode(tag, [tag], props)
}

function encode(tag: string, slot: SlotSpec, value: unknown): string {
  const open = `<${tag}`
  const tagOnly = template([open, '>'], [slot], { root: true })
  return renderToString(rendered(tagOnly, [value])).slice(open.length, -1)
}
