/**
 * The key under which a node of a tree carries the id of its element.
 *
 * A symbol, because copying a node with a spread must take the id along, and JSON must not.
 */
export const MAGIC_ID: unique symbol = Symbol('magic id')

/** A node or an entry that may carry an id. */
export interface Marked {
  readonly [MAGIC_ID]?: string
}
