/** What is known while one message is made: the templates that it shares, and whether a row is being rendered. */

import type { Statics, Templates } from '../wire/index.ts'
import type { Template } from './template.ts'

export class Message {
  /** Whether what is rendered stands in a row: its statics are shared by all rows. */
  inRow = false
  /**
   * Whether what is rendered stands in a row that is computed again when it is compared. What the client holds of it
   * must then follow from its values alone, never from what was shown before.
   */
  isComputed = false
  templates: Record<number, Statics> | undefined = undefined
  #indexByTemplate: Map<Template, number> | undefined = undefined

  /** The statics of a template, or their index in this message. */
  statics(template: Template): Statics | number {
    if (!this.inRow) return template.statics
    this.#indexByTemplate ??= new Map()
    this.templates ??= {}
    const known = this.#indexByTemplate.get(template)
    if (known !== undefined) return known
    const index = this.#indexByTemplate.size
    this.#indexByTemplate.set(template, index)
    this.templates[index] = template.statics
    return index
  }

  /** Adds the shared templates to the root of the message. */
  finish<Root extends { p?: Templates }>(root: Root): Root {
    if (this.templates !== undefined) root.p = this.templates
    return root
  }
}
