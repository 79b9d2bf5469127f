import type { Comprehension, Dyn, Entry, TreeNode } from './tree.ts'

/**
 * Copies a part with all that is in it, but for the ids of elements: the copy stands for other elements.
 *
 * @example
 * cloneNode({ s: ['<b>', '</b>'], 0: 'x' }) // => { s: ['<b>', '</b>'], 0: 'x' }
 */
export function cloneNode(node: TreeNode): TreeNode {
  return cloneSlots(node) as unknown as TreeNode
}

function cloneSlots(source: object): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  // `for in` passes by symbols, where ids are.
  for (const key in source) {
    const value = (source as Record<string, unknown>)[key]
    copy[key] = key === 's' || key === 'p' || key === 'stream' ? value : cloneDyn(value as Dyn)
  }
  return copy
}

function cloneDyn(value: Dyn | Entry | Comprehension['k']): unknown {
  return typeof value === 'object' ? cloneSlots(value) : value
}
