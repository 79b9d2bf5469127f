import { MAGIC_ID, type Marked } from './magic-id.ts'
import { hasSingleRoot } from './single-root.ts'
import type { Entry, Statics, TreeNode } from './tree.ts'

const START_TAG = /^(?:\s|<!--[\s\S]*?-->)*<([a-zA-Z][^\s/>]*)/
const ID_ATTRIBUTE = /\sid="([^"]*)"/

/**
 * What a client knows about the parts of one view that are elements: the id of each, and which were rendered as they
 * are now.
 *
 * Because merging copies what it changes, a part that was rendered before is unchanged, and an empty placeholder may
 * stand for it.
 *
 * @example
 * const marks = new ElementMarks('v')
 * const part = { s: ['<b>', '</b>'], r: 1, 0: 'x' } as const
 * marks.mark(part, '<b>x</b>') // => '<b data-phx-id="m1-v">x</b>'
 * marks.findPlaceholder(part) // => '<b data-phx-id="m1-v" data-phx-skip></b>'
 */
export class ElementMarks {
  readonly #viewId: string
  #count = 0
  readonly #placeholders = new WeakMap<object, string>()
  readonly #elements = new WeakMap<Statics, boolean>()

  /** @param viewId The id of the view's element, which makes the ids of its parts unique in the page. */
  constructor(viewId: string) {
    this.#viewId = viewId
  }

  /** Whether each entry of a list with these statics is one element. */
  isElement(statics: Statics): boolean {
    const known = this.#elements.get(statics)
    if (known !== undefined) return known
    const isElement = hasSingleRoot(statics)
    this.#elements.set(statics, isElement)
    return isElement
  }

  /** The id that was written into the root tag of a part, if it was rendered. */
  findId(part: TreeNode | Entry): string | undefined {
    return (part as Marked)[MAGIC_ID]
  }

  /** The placeholder of a part that is on the page as it is now. */
  findPlaceholder(part: TreeNode | Entry): string | undefined {
    return this.#placeholders.get(part)
  }

  /** Writes the part's id into its root tag. */
  mark(part: TreeNode | Entry, html: string): string {
    const known = (part as Marked)[MAGIC_ID]
    const id = known ?? `m${++this.#count}-${this.#viewId}`
    return this.#write(part, html, { id, more: '' })
  }

  /** Writes a component's id and identity into its root tag. */
  markComponent(node: TreeNode, cid: number, html: string): string {
    const more = ` data-phx-component="${cid}" data-phx-view="${this.#viewId}"`
    return this.#write(node, html, { id: `c${cid}-${this.#viewId}`, more })
  }

  #write(part: object, html: string, mark: { id: string; more: string }): string {
    const match = START_TAG.exec(html)
    const tag = match?.[1]
    if (match === null || tag === undefined) return html
    const end = match[0].length
    const attributes = ` data-phx-id="${mark.id}"${mark.more}`
    ;(part as { [MAGIC_ID]?: string })[MAGIC_ID] = mark.id
    // White space around the element is part of the page, too.
    const before = html.slice(0, end - tag.length - 1)
    const after = html.slice(html.lastIndexOf('>') + 1)
    const empty = `<${tag}${findIdAttribute(html, end)}${attributes} data-phx-skip></${tag}>`
    this.#placeholders.set(part, before + empty + after)
    return html.slice(0, end) + attributes + html.slice(end)
  }
}

// The first `id` in the root tag. Without quotes around it, or behind a `>` inside another attribute, it is not found,
// and the element is matched by its mark alone.
function findIdAttribute(html: string, from: number): string {
  const end = html.indexOf('>', from)
  const match = ID_ATTRIBUTE.exec(html.slice(from, end === -1 ? from : end))
  return match === null ? '' : ` id="${match[1]}"`
}
