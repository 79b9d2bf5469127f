/** A template: its literal parts and its slots. Made once for each place in the source, never for a render. */

import { createSlot, KIND, type Slot, type SlotSpec } from './slot.ts'

/** The literal parts of a template and what its dynamic parts are. Its identity is its fingerprint. */
export class Template {
  /** One more than there are slots. */
  readonly statics: readonly string[]
  readonly slots: readonly Slot[]
  /** Whether it renders exactly one element. */
  readonly root: boolean
  /** Whether some slot's value is made into text when it is rendered. */
  readonly encodes: boolean

  constructor(statics: readonly string[], slots: readonly Slot[], root: boolean) {
    this.statics = keepFirstNewline(statics, slots)
    this.slots = slots
    this.root = root
    this.encodes = slots.some((slot) => slot.kind >= KIND.encoded)
  }
}

/** The start tag of an element whose parser drops a newline that comes first. */
const DROPS_NEWLINE = /<(?:textarea|pre|listing)(?:[\s\0](?:[^<>"']|"[^"]*"|'[^']*')*)?>$/i

/** Puts a newline for the browser to drop before each value that may begin with one of its own. */
function keepFirstNewline(statics: readonly string[], slots: readonly Slot[]): readonly string[] {
  if (!statics.some((part) => /<(?:textarea|pre|listing)/i.test(part))) return statics
  let before = ''
  return statics.map((part, index) => {
    before += part
    const isDropped = slots[index]?.kind === KIND.text && DROPS_NEWLINE.test(before)
    before += '\0'
    return isDropped ? `${part}\n` : part
  })
}

/**
 * Makes a template; compiled code has one call for each, at module level.
 *
 * @param statics Literal HTML, one more than there are slots.
 * @param options.root Whether the template renders exactly one element (default: no).
 *
 * @example
 * template(['<p>', '</p>'], [0], { root: true }).statics // => ['<p>', '</p>']
 */
export function template(
  statics: readonly string[],
  slots: readonly SlotSpec[],
  options?: { readonly root?: boolean },
): Template {
  return new Template(statics, slots.map(createSlot), options?.root === true)
}
