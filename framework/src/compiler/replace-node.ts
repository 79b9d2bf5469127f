/** Puts code in place of a node of the source, around the parts of the source that stay. */

import type MagicString from 'magic-string'
import type { Kept, Part } from './parts.ts'

interface Range {
  readonly start: number
  readonly end: number
}

/**
 * Replaces a node by parts: made code, and nodes within it that keep their place in the source map.
 *
 * The node's first and last character stay as the anchors of what is before the first kept node and behind the last:
 * nodes around it, which may be moved themselves, hold on to them.
 */
export function replaceNode(code: MagicString, node: Range, parts: readonly Part[]): void {
  const kept = parts.filter((part) => typeof part !== 'string')
  removeBetween(code, node, kept)
  let pending = needsSpace(code.original, node.start) ? ' ' : ''
  let previous: Kept | undefined
  for (const part of parts) {
    if (typeof part === 'string') {
      pending += part
      continue
    }
    if (!previous && part.node.start > node.start) code.update(node.start, node.start + 1, pending)
    else code.appendRight(part.node.start, pending)
    if (previous && part.node.start < previous.node.start) moveToEnd(code, part, node)
    else previous = part
    pending = ''
  }
  if (previous) code.update(node.end - 1, node.end, pending)
  else {
    code.update(node.start, node.start + 1, pending)
    code.remove(node.end - 1, node.end)
  }
}

/** Only a key stands elsewhere than in the source: behind everything else. */
function moveToEnd(code: MagicString, part: Kept, node: Range): void {
  code.move(part.node.start, part.node.end, node.end - 1)
}

function removeBetween(code: MagicString, node: Range, kept: readonly Kept[]): void {
  const inOrder = kept.map((part) => part.node).sort((a, b) => a.start - b.start)
  let from = node.start + 1
  for (const { start, end } of inOrder) {
    if (start > from) code.remove(from, start)
    from = end
  }
  if (node.end - 1 > from) code.remove(from, node.end - 1)
}

/** `return<p/>` is legal, and what replaces the tag is a word. */
function needsSpace(source: string, start: number): boolean {
  return start > 0 && /[\w$\u0080-\uffff]/.test(source[start - 1] ?? '')
}
