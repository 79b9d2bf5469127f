import {
  type Comprehension,
  type Dyn,
  type ElementMarks,
  type Entry,
  isComprehension,
  type JoinTree,
  type TreeNode,
} from '../../../framework/src/wire/index.ts'

/** A part of a view that is one element on the page and changed. */
export interface ChangedPart {
  /** The id in the element's `data-phx-id`. */
  readonly id: string
  readonly part: TreeNode | { readonly entry: Entry; readonly list: Comprehension } | number
}

/** Above this many parts one patch of what holds them is cheaper. */
const MOST_PARTS = 16

/**
 * Finds the smallest parts of a view that hold all that changed and are elements on the page.
 *
 * Merging keeps what did not change as the same object, so only changed paths are walked.
 *
 * @returns `undefined` when the whole view has to be patched.
 */
export function findChanges(
  before: JoinTree,
  after: JoinTree,
  marks: ElementMarks,
): readonly ChangedPart[] | undefined {
  const root = slotChanges(before, after, marks)
  if (root === undefined || before.s !== after.s) return undefined
  const parts = [...root]
  for (const cid of changedComponents(before, after)) {
    const old = before.c?.[cid]
    const node = after.c?.[cid]
    if (old === undefined || node === undefined) continue
    const own = ownPart(node, cid, marks)
    const found = old.s === node.s ? slotChanges(old, node, marks) : undefined
    const changes = found ?? own
    if (changes === undefined) return undefined
    parts.push(...changes)
  }
  return parts.length > MOST_PARTS ? undefined : parts
}

function changedComponents(before: JoinTree, after: JoinTree): number[] {
  const cids = Object.keys(after.c ?? {}).map(Number)
  return cids.filter((cid) => before.c?.[cid] !== after.c?.[cid])
}

/** The changes inside the slots of a node or an entry; undefined when one of its own slots changed. */
function slotChanges(
  before: TreeNode | Entry,
  after: TreeNode | Entry,
  marks: ElementMarks,
): ChangedPart[] | undefined {
  const parts: ChangedPart[] = []
  for (const key in after) {
    if (key === 's' || key === 'r' || key === 'c' || key === 'p') continue
    const slot = key as unknown as number
    const old = before[slot]
    const now = after[slot]
    if (old === now) continue
    const found = dynChanges(old, now, marks)
    if (found === undefined || parts.length + found.length > MOST_PARTS) return undefined
    parts.push(...found)
  }
  return parts
}

function dynChanges(
  before: Dyn | undefined,
  after: Dyn | undefined,
  marks: ElementMarks,
): ChangedPart[] | undefined {
  if (typeof before !== 'object' || typeof after !== 'object') return undefined
  if (before.s !== after.s) return undefined
  const wasList = isComprehension(before)
  if (wasList !== isComprehension(after)) return undefined
  if (wasList) return listChanges(before as Comprehension, after as Comprehension, marks)
  const node = after as TreeNode
  return slotChanges(before as TreeNode, node, marks) ?? ownPart(node, node, marks)
}

function listChanges(
  before: Comprehension,
  after: Comprehension,
  marks: ElementMarks,
): ChangedPart[] | undefined {
  const isStream = before.stream !== undefined || after.stream !== undefined
  if (isStream || before.k.kc !== after.k.kc) return undefined
  const parts: ChangedPart[] = []
  for (let index = 0; index < after.k.kc; index++) {
    const old = before.k[index]
    const now = after.k[index]
    if (old === now) continue
    const found = entryChanges(old, now, after, marks)
    if (found === undefined || parts.length + found.length > MOST_PARTS) return undefined
    parts.push(...found)
  }
  return parts
}

function entryChanges(
  before: Entry | undefined,
  after: Entry | undefined,
  list: Comprehension,
  marks: ElementMarks,
): ChangedPart[] | undefined {
  if (before === undefined || after === undefined) return undefined
  // Another id: another entry moved here.
  if (marks.findId(before) !== marks.findId(after)) return undefined
  return slotChanges(before, after, marks) ?? ownPart(after, { entry: after, list }, marks)
}

function ownPart(
  marked: TreeNode | Entry,
  part: ChangedPart['part'],
  marks: ElementMarks,
): ChangedPart[] | undefined {
  const id = marks.findId(marked)
  return id === undefined ? undefined : [{ id, part }]
}
