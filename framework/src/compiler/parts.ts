/** What compiled code is made of. */

import type { Node } from 'oxc-parser'

/** A part of the source that stays, with what is compiled in it; or made code. */
export type Part = string | Kept

/** A node of the source that stays where it is. */
export interface Kept {
  readonly node: Node
  /** The elements around it when it stands between their tags; `undefined` when it is an ordinary value. */
  readonly ancestors: readonly string[] | undefined
}
