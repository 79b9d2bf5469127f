import { wireErrors } from './errors.ts'
import type {
  Comprehension,
  Dyn,
  Entry,
  JoinTree,
  Keyed,
  Statics,
  Templates,
  TreeNode,
} from './tree.ts'

const RESOLVED: unique symbol = Symbol('resolved')

/** Whether a tree came from `mergeDiff` or `openTree`, and so holds no shared templates. */
export function isResolved(tree: JoinTree): boolean {
  return RESOLVED in tree
}

/** Marks a tree as resolved, unseen by those who compare or copy it. */
export function markResolved(tree: JoinTree): JoinTree {
  return Object.defineProperty(tree, RESOLVED, { value: true })
}

/** The templates that hold inside a part: its own, else those around it. */
export function templatesOf(
  part: { readonly p?: Templates },
  scope: Templates | undefined,
): Templates | undefined {
  return part.p ?? scope
}

/** The statics that `s` stands for. */
export function findStatics(s: Statics | number, scope: Templates | undefined): Statics {
  if (typeof s !== 'number') return s
  const statics = scope?.[s]
  if (statics === undefined) throw wireErrors.WIRE_UNKNOWN_TEMPLATE({ index: s })
  return statics
}

/** Puts the statics of shared templates in their places, through the whole part. */
export function resolveNode(node: TreeNode, scope: Templates | undefined): TreeNode
export function resolveNode(node: Comprehension, scope: Templates | undefined): Comprehension
export function resolveNode(
  node: TreeNode | Comprehension,
  scope: Templates | undefined,
): TreeNode | Comprehension {
  const templates = templatesOf(node, scope)
  const resolved: Record<string, unknown> = {}
  for (const key in node) {
    const value = (node as unknown as Record<string, unknown>)[key]
    if (key === 's') resolved[key] = findStatics(node.s, templates)
    else if (key === 'k') resolved[key] = resolveKeyed(value as Keyed, templates)
    else if (key !== 'p') resolved[key] = resolveSlot(key, value, templates)
  }
  return resolved as unknown as TreeNode
}

function resolveKeyed(keyed: Keyed, templates: Templates | undefined): Keyed {
  const resolved: { kc: number; [index: number]: Entry } = { kc: keyed.kc }
  for (let index = 0; index < keyed.kc; index++) {
    const entry = keyed[index]
    if (entry === undefined) {
      throw wireErrors.WIRE_DIFF_MISMATCH({ path: `k.${index}`, got: undefined })
    }
    const copy: Record<string, unknown> = {}
    for (const key in entry)
      copy[key] = resolveSlot(key, entry[key as unknown as number], templates)
    resolved[index] = copy as Entry
  }
  return resolved
}

function resolveSlot(key: string, value: unknown, templates: Templates | undefined): unknown {
  if (typeof value !== 'object' || value === null || key === 'stream') return value
  return resolveNode(value as TreeNode, templates) satisfies Dyn
}
