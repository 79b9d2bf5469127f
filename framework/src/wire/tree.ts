import type { Json } from '../core/index.ts'

/** The literal parts of a template; between two of them stands one dynamic. */
export type Statics = readonly string[]

/** Statics that several parts of one message share, by index. */
export interface Templates {
  readonly [index: number]: Statics
}

/** What a dynamic slot holds: escaped HTML, the id of a component, a nested part or a list. */
export type Dyn = string | number | TreeNode | Comprehension

/** A rendered template: `s[0] + slot 0 + s[1] + slot 1 + …`. */
export interface TreeNode {
  /** Statics, or an index into the templates in scope. */
  readonly s: Statics | number
  /** Present when the template renders exactly one element. */
  readonly r?: 1
  /** Templates for this part and all within it. */
  readonly p?: Templates
  readonly [slot: number]: Dyn
}

/** A list: each entry has the same statics. */
export interface Comprehension {
  readonly s: Statics | number
  readonly k: Keyed
  readonly stream?: Stream
  readonly p?: Templates
}

/** The entries of a list, from 0 to `kc - 1`. */
export interface Keyed {
  readonly kc: number
  readonly km?: true
  readonly [index: number]: Entry
}

/** The dynamics of one entry of a list. */
export interface Entry {
  readonly [slot: number]: Dyn
}

/** `[dom id, at, limit, update only]`: where a row of a stream goes. */
export type StreamInsert = readonly [
  id: string,
  at: number,
  limit: number | null,
  updateOnly: boolean,
]

/** `[ref, inserts, deleted dom ids]`, and `true` as fourth when the stream is emptied first. */
export type Stream =
  | readonly [ref: string, inserts: readonly StreamInsert[], deletes: readonly string[]]
  | readonly [
      ref: string,
      inserts: readonly StreamInsert[],
      deletes: readonly string[],
      reset: true,
    ]

/** `[name, payload]` of an event for the page; `true` as third when it comes before the patch. */
export type PushEvent =
  | readonly [name: string, payload: Json]
  | readonly [name: string, payload: Json, beforePatch: true]

/** The events that come with a diff, in order. */
export type PushEvents = readonly PushEvent[]

/** The components of a view, by their id. */
export interface Components {
  readonly [cid: number]: TreeNode
}

/** The whole of a view, as a join is answered with it, and as a client keeps it. */
export interface JoinTree extends TreeNode {
  readonly c?: Components
  /** Title of the page. */
  readonly t?: string
  readonly e?: PushEvents
}

/** What changed in a part. With `s` it replaces the part. */
export interface DiffNode {
  readonly s?: Statics | number
  readonly r?: 1
  readonly p?: Templates
  readonly [slot: number]: DiffDyn
}

/** What a slot of a diff holds. */
export type DiffDyn = string | number | DiffNode | DiffComprehension

/** What changed in a list. */
export interface DiffComprehension {
  readonly s?: Statics | number
  readonly k: DiffKeyed
  readonly stream?: Stream
  readonly p?: Templates
}

/**
 * What changed in the entries of a list, by new index: an object is merged into the entry, a number is the old index
 * of an entry that moved, a pair is both. `km` is there when anything moved.
 */
export interface DiffKeyed {
  readonly kc: number
  readonly km?: true
  readonly [index: number]: DiffEntry | number | readonly [from: number, diff: DiffEntry]
}

/** The changed dynamics of an entry; all of them when the entry is new. */
export interface DiffEntry {
  readonly [slot: number]: DiffDyn
}

/** What changed in a view. */
export interface Diff {
  readonly s?: Statics | number
  readonly p?: Templates
  readonly c?: { readonly [cid: number]: DiffNode }
  /** Title of the page. */
  readonly t?: string
  readonly e?: PushEvents
  /** What the pushing hook is answered. */
  readonly r?: Json
  readonly [slot: number]: DiffDyn
}

/**
 * Tells a list from a part.
 *
 * @example
 * isComprehension({ s: ['<li>', '</li>'], k: { kc: 0 } }) // => true
 * isComprehension({ s: ['<b></b>'] }) // => false
 */
export function isComprehension(
  value: TreeNode | Comprehension | DiffNode | DiffComprehension,
): value is Comprehension {
  return 'k' in value
}
