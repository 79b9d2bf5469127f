import { err, type JsonObject, ok, type Result } from '../core/index.ts'

/** Which elements a command acts on: absent the element itself, else a selector from there. */
export type OpTarget = string | { readonly inner: string } | { readonly closest: string }

/** The classes of a transition: while it runs, at its start, at its end. */
export type OpTransition = readonly [
  run: readonly string[],
  start: readonly string[],
  end: readonly string[],
]

interface Targeted {
  readonly to?: OpTarget
}

interface Timed extends Targeted {
  readonly time?: number
  readonly blocking?: boolean
}

/** What pushes an event to the server. */
export interface PushOp {
  readonly event?: string
  readonly value?: JsonObject
  /** Id of a component, or a selector. */
  readonly target?: number | string
  readonly loading?: OpTarget
  readonly page_loading?: boolean
}

/** Dispatches a DOM event. */
export interface DispatchOp extends Targeted {
  readonly event: string
  readonly detail?: JsonObject
  readonly bubbles?: boolean
  readonly blocking?: boolean
}

/** Shows or hides elements, with a transition. */
export interface DisplayOp extends Timed {
  readonly display?: string
  readonly transition?: OpTransition
}

/** Shows hidden elements and hides visible ones. */
export interface ToggleOp extends Timed {
  readonly display?: string
  readonly ins?: OpTransition
  readonly outs?: OpTransition
}

/** Adds, removes or toggles classes. */
export interface ClassOp extends Timed {
  readonly names: readonly string[]
  readonly transition?: OpTransition
}

/** Runs a transition. */
export interface TransitionOp extends Timed {
  readonly transition: OpTransition
}

/** Goes somewhere, as the link would. */
export interface VisitOp {
  readonly href: string
  readonly replace?: boolean
}

/** One command for the browser: its name and its arguments. */
export type Op =
  | readonly ['push', PushOp]
  | readonly ['dispatch', DispatchOp]
  | readonly ['show' | 'hide', DisplayOp]
  | readonly ['toggle', ToggleOp]
  | readonly ['add_class' | 'remove_class' | 'toggle_class', ClassOp]
  | readonly ['transition', TransitionOp]
  | readonly ['set_attr', Targeted & { readonly attr: readonly [name: string, value: string] }]
  | readonly ['remove_attr', Targeted & { readonly attr: string }]
  | readonly [
      'toggle_attr',
      Targeted & { readonly attr: readonly [name: string, value: string, otherValue?: string] },
    ]
  | readonly ['ignore_attrs', Targeted & { readonly attrs: readonly string[] }]
  | readonly ['focus' | 'focus_first' | 'push_focus' | 'pop_focus', Targeted]
  | readonly ['navigate' | 'patch', VisitOp]
  | readonly ['exec', Targeted & { readonly attr: string }]

/** The name of a command. */
export type OpName = Op[0]

/** How each command is called. */
export const OP_NAMES: readonly OpName[] = [
  'push',
  'dispatch',
  'show',
  'hide',
  'toggle',
  'add_class',
  'remove_class',
  'toggle_class',
  'transition',
  'set_attr',
  'remove_attr',
  'toggle_attr',
  'ignore_attrs',
  'focus',
  'focus_first',
  'push_focus',
  'pop_focus',
  'navigate',
  'patch',
  'exec',
]

/**
 * Encodes commands as the value of an attribute, before escaping for HTML.
 *
 * @example
 * encodeOps([['focus', { to: '#name' }]]) // => '[["focus",{"to":"#name"}]]'
 */
export function encodeOps(ops: readonly Op[]): string {
  return JSON.stringify(ops)
}

/**
 * Reads the commands of an attribute. The name of each is checked; its arguments are what the page's author wrote.
 *
 * @example
 * decodeOps('[["focus",{}]]') // => { ok: true, value: [['focus', {}]] }
 * decodeOps('save') // => { ok: false, error: 'not json' }
 * decodeOps('[["jump",{}]]') // => { ok: false, error: 'not commands' }
 */
export function decodeOps(text: string): Result<readonly Op[], 'not json' | 'not commands'> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return err('not json')
  }
  return Array.isArray(value) && value.every(isOp) ? ok(value) : err('not commands')
}

function isOp(value: unknown): value is Op {
  if (!Array.isArray(value)) return false
  const [name, args] = value as readonly unknown[]
  return OP_NAMES.includes(name as OpName) && typeof args === 'object' && args !== null
}
