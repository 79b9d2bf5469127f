import { cloneNode } from './clone-node.ts'
import { wireErrors } from './errors.ts'
import { MAGIC_ID, type Marked } from './magic-id.ts'
import { isResolved, markResolved, resolveNode, templatesOf } from './resolve-tree.ts'
import type {
  Components,
  Comprehension,
  Diff,
  DiffComprehension,
  DiffDyn,
  DiffEntry,
  DiffKeyed,
  DiffNode,
  Dyn,
  Entry,
  JoinTree,
  Keyed,
  Templates,
  TreeNode,
} from './tree.ts'

/**
 * Makes a tree of the whole view that a join was answered with: shared templates and shared components are resolved.
 *
 * @throws {AnkaError} `WIRE_UNKNOWN_TEMPLATE` or `WIRE_UNKNOWN_COMPONENT` when the message names what it does not carry.
 *
 * @example
 * openTree({ s: 0, p: { 0: ['<b>', '</b>'] }, 0: 'x' }) // => { s: ['<b>', '</b>'], 0: 'x' }
 */
export function openTree(rendered: JoinTree): JoinTree {
  if (isResolved(rendered)) return rendered
  const { c, t: _title, e: _events, ...own } = rendered
  const root = resolveNode(own, undefined)
  return finish(root, c === undefined ? undefined : mergeComponents({}, c))
}

/**
 * Merges a diff into a tree and returns the new tree.
 *
 * What did not change is the same object as before, so `===` tells whether a part is to be rendered again. Title,
 * events and reply of the diff are not part of the tree: take them from the diff.
 *
 * @throws {AnkaError} `WIRE_DIFF_MISMATCH` when the diff changes a part that the tree does not hold.
 *
 * @example
 * mergeDiff({ s: ['<b>', '</b>'], 0: '1' }, { 0: '2' }) // => { s: ['<b>', '</b>'], 0: '2' }
 * mergeDiff({ s: ['<b>', '</b>'], 0: '1' }, { 0: { 0: 'x' } }) // throws WIRE_DIFF_MISMATCH
 */
export function mergeDiff(tree: JoinTree, diff: Diff): JoinTree {
  const before = openTree(tree)
  const { c, t: _title, e: _events, r: _reply, ...own } = diff
  const isReplaced = own.s !== undefined
  const { c: oldComponents, ...oldRoot } = before
  const root = hasSlots(own) ? mergeNode(oldRoot, own, own.p, 'root') : oldRoot
  const known = isReplaced ? undefined : oldComponents
  const components = c === undefined ? known : mergeComponents(known ?? {}, c)
  return finish(root, components)
}

/**
 * Takes components out of a tree, after the server said that they are gone.
 *
 * @example
 * pruneComponents({ s: ['', ''], 0: '', c: { 1: { s: ['<b></b>'], r: 1 } } }, [1]) // => { s: ['', ''], 0: '' }
 */
export function pruneComponents(tree: JoinTree, cids: readonly number[]): JoinTree {
  const { c, ...root } = openTree(tree)
  if (c === undefined) return tree
  const left: Record<number, TreeNode> = { ...c }
  for (const cid of cids) delete left[cid]
  return finish(root, Object.keys(left).length === 0 ? undefined : left)
}

function finish(root: TreeNode, components: Components | undefined): JoinTree {
  return markResolved(components === undefined ? { ...root } : { ...root, c: components })
}

function hasSlots(node: object): boolean {
  for (const _ in node) return true
  return false
}

function mergeNode(
  target: TreeNode,
  source: DiffNode,
  scope: Templates | undefined,
  path: string,
): TreeNode {
  const templates = templatesOf(source, scope)
  if (source.s !== undefined) return resolveNode(source as TreeNode, templates)
  const merged: Record<string, Dyn> = { ...target } as never
  mergeSlots(merged, source, templates, path)
  return merged as unknown as TreeNode
}

function mergeSlots(
  merged: Record<string, Dyn>,
  source: DiffNode | DiffEntry,
  scope: Templates | undefined,
  path: string,
): void {
  for (const key in source) {
    if (key === 'p') continue
    const value = source[key as unknown as number] as DiffDyn
    merged[key] = mergeDyn(merged[key], value, scope, `${path}.${key}`)
  }
}

function mergeDyn(
  old: Dyn | undefined,
  value: DiffDyn,
  scope: Templates | undefined,
  path: string,
): Dyn {
  if (typeof value !== 'object' || value === null) return value
  if (value.s !== undefined) return resolveDyn(value as TreeNode | Comprehension, scope)
  if (typeof old !== 'object') throw wireErrors.WIRE_DIFF_MISMATCH({ path, got: old })
  if (!('k' in value)) return mergeNode(old as TreeNode, value, scope, path)
  if (!('k' in old)) throw wireErrors.WIRE_DIFF_MISMATCH({ path, got: 'a part, not a list' })
  return mergeComprehension(old as Comprehension, value as DiffComprehension, scope, path)
}

function resolveDyn(value: TreeNode | Comprehension, scope: Templates | undefined): Dyn {
  return resolveNode(value as TreeNode, templatesOf(value, scope))
}

function mergeComprehension(
  old: Comprehension,
  source: DiffComprehension,
  scope: Templates | undefined,
  path: string,
): Comprehension {
  const templates = templatesOf(source, scope)
  // Rows of a stream are sent whole and not kept: nothing is merged into what came before.
  const isStream = old.stream !== undefined || source.stream !== undefined
  const k = mergeKeyed(isStream ? { kc: 0 } : old.k, source.k, templates, path)
  const { stream: _old, ...kept } = old
  return source.stream === undefined ? { ...kept, k } : { ...kept, k, stream: source.stream }
}

function mergeKeyed(
  old: Keyed,
  source: DiffKeyed,
  scope: Templates | undefined,
  path: string,
): Keyed {
  const moved = source.km === true ? findMoved(source) : undefined
  const merged: { kc: number; [index: number]: Entry } = { kc: source.kc }
  for (let index = 0; index < source.kc; index++) {
    const change = source[index]
    if (typeof change !== 'object') {
      merged[index] = getEntry(old, change ?? index, path)
      continue
    }
    const place = { path: `${path}.${index}`, isTaken: moved?.has(index) === true }
    merged[index] = isMove(change)
      ? mergeEntry(old[change[0]], change[1], scope, { ...place, isTaken: false })
      : mergeEntry(old[index], change, scope, place)
  }
  return merged
}

function isMove(change: DiffKeyed[number] | undefined): change is readonly [number, DiffEntry] {
  return Array.isArray(change)
}

function getEntry(old: Keyed, index: number, path: string): Entry {
  const entry = old[index]
  if (entry === undefined) {
    throw wireErrors.WIRE_DIFF_MISMATCH({ path: `${path}.${index}`, got: undefined })
  }
  return entry
}

/** The old indices of all entries that stand elsewhere now. */
function findMoved(source: DiffKeyed): ReadonlySet<number> {
  const moved = new Set<number>()
  for (let index = 0; index < source.kc; index++) {
    const change = source[index]
    if (typeof change === 'number') moved.add(change)
    else if (isMove(change)) moved.add(change[0])
  }
  return moved
}

function mergeEntry(
  base: (Entry & Marked) | undefined,
  diff: DiffEntry,
  scope: Templates | undefined,
  place: { readonly path: string; readonly isTaken: boolean },
): Entry {
  const merged: Record<string, Dyn> & { [MAGIC_ID]?: string } = { ...base } as never
  // The entry that stood here has moved and keeps its element: this one is another.
  if (place.isTaken) delete merged[MAGIC_ID]
  mergeSlots(merged, diff, scope, place.path)
  return merged as Entry
}

/** Merges the components of a message. Statics of a component may be another's, named by its id. */
function mergeComponents(
  known: Components,
  message: { readonly [cid: number]: DiffNode },
): Components {
  const merged: Record<number, TreeNode> = { ...known }
  const done = new Set<number>()
  const merge = (cid: number): TreeNode => {
    const source = message[cid]
    const present = merged[cid]
    if (done.has(cid) && present !== undefined) return present
    if (source === undefined) throw wireErrors.WIRE_UNKNOWN_COMPONENT({ cid })
    done.add(cid)
    const node = mergeComponent(known, cid, source, merge)
    merged[cid] = node
    return node
  }
  for (const cid in message) merge(Number(cid))
  return merged
}

function mergeComponent(
  known: Components,
  cid: number,
  source: DiffNode,
  mergeSibling: (cid: number) => TreeNode,
): TreeNode {
  const path = `c.${cid}`
  if (typeof source.s === 'number') {
    const lender = source.s > 0 ? mergeSibling(source.s) : known[-source.s]
    if (lender === undefined) throw wireErrors.WIRE_UNKNOWN_COMPONENT({ cid: Math.abs(source.s) })
    const { s: _shared, ...own } = source
    return mergeNode(cloneNode(lender), own, undefined, path)
  }
  if (source.s !== undefined) return resolveNode(source as TreeNode, source.p)
  const old = known[cid]
  if (old === undefined) throw wireErrors.WIRE_UNKNOWN_COMPONENT({ cid })
  return mergeNode(old, source, undefined, path)
}
