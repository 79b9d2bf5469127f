import { diffTree, firstTree, type Print } from '../../../framework/src/template/internal.ts'
import type { Rendered } from '../../../framework/src/template/rendered.ts'
import {
  type Diff,
  type JoinTree,
  mergeDiff,
  openTree,
  treeToHtml,
} from '../../../framework/src/wire/index.ts'

const overTheWire = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** What a view and its client do with each other: the client's HTML follows from the messages alone. */
export class Client {
  readonly #print: Print
  #tree: JoinTree

  constructor(rendered: Rendered) {
    const { tree, print } = firstTree(rendered)
    this.#print = print
    this.#tree = openTree(overTheWire(tree))
  }

  /** Renders again and merges what changed, which is returned. */
  update(rendered: Rendered): Diff | undefined {
    const diff = diffTree(this.#print, rendered)
    if (diff !== undefined) this.#tree = mergeDiff(this.#tree, overTheWire(diff))
    return diff
  }

  get html(): string {
    return treeToHtml(this.#tree)
  }
}
