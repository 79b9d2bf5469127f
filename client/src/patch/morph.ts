import { ATTRIBUTES, isField } from '../attributes.ts'
import { findState, stateOf } from '../element-state.ts'
import { copyPending, isLocked } from '../refs.ts'
import { hasNewOptions, isFocusedField, keepEdited, mergeFocused } from './keep-fields.ts'
import { morphdom } from './morphdom.ts'
import { orderChildren } from './order-children.ts'
import type { StreamPatch } from './streams.ts'

/** What happened to elements during a morph, told as it happens. */
export interface MorphEvents {
  added(element: Element): void
  /** Before an element takes on the attributes of the new one, which may still be changed. */
  beforeUpdate(from: Element, to: Element): void
  updated(element: Element): void
  /** Whether the element may leave now; false keeps it, for its removal commands to run. */
  mayRemove(element: Element): boolean
  removed(element: Element): void
}

/** How one morph goes. */
export interface MorphOptions {
  readonly prefix: string
  /** Whether the ids that the client gave to parts tell old and new elements apart, or only the elements' own. */
  readonly hasSameParts: boolean
  readonly streams: StreamPatch
  readonly events: MorphEvents
  /** Only the children are patched: the element is the container of a view. */
  readonly childrenOnly: boolean
}

/** Makes an element on the page like a new one that was parsed from the server's HTML, keeping what is the person's. */
export function morph(from: Element, to: Element, options: MorphOptions): void {
  const { streams, events } = options
  const keyOf = options.hasSameParts ? ownOrMagicId : ownId
  // Empty elements that ordering put in the places of new ones: they take on everything.
  const fresh = new Set<Element>()
  const order = startOrdering(from, to, { ...options, keyOf, fresh })
  if (options.childrenOnly) order(from, to)
  const result = morphdom(from, to, {
    childrenOnly: options.childrenOnly,
    getNodeKey: (node) => (node instanceof Element ? keyOf(node) : undefined),
    skipFromChildren: (parent) => streams.isContainer(parent),
    addChild: (parent, child) => addChild(parent, child, streams),
    onBeforeNodeAdded: (node) => mayAdd(node, streams),
    onNodeAdded: (node) => {
      if (node instanceof Element) events.added(node)
    },
    onBeforeElUpdated: (old, next) => {
      if (!fresh.has(old)) {
        if (!prepare(old, next, options)) return false
        events.beforeUpdate(old, next)
      }
      // The morph looks elements up by their keys, and must know those that ordering has put there.
      return order(old, next) ? old : true
    },
    onElUpdated: (element) => {
      if (!fresh.has(element)) events.updated(element)
    },
    onBeforeNodeDiscarded: (node) => mayDiscard(node, options),
    onNodeDiscarded: (node) => {
      if (node instanceof Element) events.removed(node)
    },
  }) // Another tag makes another element, which took over the children.
  if (result !== from && result instanceof Element) events.added(result)
}

function ownId(element: Element): string | undefined {
  return element.getAttribute('id') ?? undefined
}

function ownOrMagicId(element: Element): string | undefined {
  return element.getAttribute('id') ?? element.getAttribute(ATTRIBUTES.magicId) ?? undefined
}

/** Decides what becomes of an element that has a counterpart: true when it is to be patched in full. */
function prepare(from: Element, to: Element, options: MorphOptions): boolean {
  const { prefix } = options
  if (to.hasAttribute(ATTRIBUTES.skip)) return false
  applySticky(from, to)
  if (isLocked(from)) return stash(from, to, options)
  copyPending(from, to)
  if (isIgnored(from, prefix)) return mergeData(from, to, options)
  if (to.hasAttribute(ATTRIBUTES.session) && from.hasAttribute(ATTRIBUTES.session)) {
    return mergeNestedView(from, to)
  }
  if (from instanceof HTMLInputElement && from.type === 'number' && from.validity?.badInput) {
    return false
  }
  if (isFocusedField(from, prefix) && !hasNewOptions(from, to)) {
    options.events.beforeUpdate(from, to)
    mergeFocused(from, to)
    options.events.updated(from)
    return false
  }
  if (isField(from) && isField(to)) keepEdited(from, to)
  return true
}

/**
 * Keeps what the server sends for a locked element until it is unlocked. Later changes go into what was kept, in
 * which a placeholder still means what is on the page.
 */
function stash(from: Element, to: Element, options: MorphOptions): false {
  const state = stateOf(from)
  const quiet = { ...options, events: SILENT, childrenOnly: false }
  if (state.stash === undefined) state.stash = to.cloneNode(true) as Element
  else morph(state.stash, to, quiet)
  return false
}

const SILENT: MorphEvents = {
  added() {},
  beforeUpdate() {},
  updated() {},
  mayRemove: () => true,
  removed() {},
}

/** Whether an element belongs to scripts of the page: patches leave it alone but for its data. */
export function isIgnored(element: Element, prefix: string): boolean {
  return (
    element.getAttribute(`${prefix}update`) === 'ignore' ||
    element.getAttribute(ATTRIBUTES.update) === 'ignore'
  )
}

function mergeData(from: Element, to: Element, options: MorphOptions): false {
  const before = dataOf(from)
  if (before === dataOf(to)) return false
  options.events.beforeUpdate(from, to)
  for (const { name } of [...from.attributes]) {
    if (isServerData(name) && !to.hasAttribute(name)) from.removeAttribute(name)
  }
  for (const { name, value } of [...to.attributes]) {
    if (isServerData(name)) from.setAttribute(name, value)
  }
  options.events.updated(from)
  return false
}

function isServerData(name: string): boolean {
  return name.startsWith('data-') && !name.startsWith('data-phx-ref-')
}

function dataOf(element: Element): string {
  const data = [...element.attributes].filter(({ name }) => isServerData(name))
  return JSON.stringify(data.map(({ name, value }) => [name, value]).sort())
}

/** A nested view patches its own content; its parent only changes the attributes of its container. */
function mergeNestedView(from: Element, to: Element): false {
  for (const { name, value } of [...to.attributes]) {
    const isKept = name === ATTRIBUTES.static || name === 'class' || value === ''
    if (!isKept) from.setAttribute(name, value)
  }
  return false
}

function applySticky(from: Element, to: Element): void {
  const state = findState(from)
  for (const apply of state?.sticky?.values() ?? []) apply(to)
  for (const pattern of state?.ignoredAttributes ?? []) keepAttributes(from, to, pattern)
}

function keepAttributes(from: Element, to: Element, pattern: string): void {
  const matches = (name: string) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
  for (const { name } of [...to.attributes]) if (matches(name)) to.removeAttribute(name)
  for (const { name, value } of [...from.attributes])
    if (matches(name)) to.setAttribute(name, value)
}

function addChild(parent: Element, child: Element, streams: StreamPatch): Element {
  if (streams.isContainer(parent) && child instanceof Element) streams.place(parent, child)
  else parent.append(child)
  return child
}

function mayAdd(node: Node, streams: StreamPatch): Node | false {
  return node instanceof Element && streams.isRefused(node) ? false : node
}

function mayDiscard(node: Node, { streams, events }: MorphOptions): boolean {
  // What a patch does not mention of a stream stays; its deletions are carried out apart.
  if (streams.isContainer(node.parentElement)) return false
  return !(node instanceof Element) || events.mayRemove(node)
}

interface OrderingOptions extends MorphOptions {
  readonly keyOf: (element: Element) => string | undefined
  readonly fresh: Set<Element>
}

function startOrdering(
  from: Element,
  to: Element,
  options: OrderingOptions,
): (from: Element, to: Element) => boolean {
  const { keyOf, events, streams, fresh } = options
  const keysOf = (root: Element) => {
    const keys = new Set<string | undefined>()
    const marked = root.querySelectorAll(`[id], [${ATTRIBUTES.magicId}]`)
    for (const element of marked) keys.add(keyOf(element))
    return keys
  }
  let wanted: ReadonlySet<string | undefined> | undefined
  let present: ReadonlySet<string | undefined> | undefined
  return (parent, next) => {
    if (streams.isContainer(parent)) return false
    return orderChildren(parent, next, {
      keyOf,
      isWanted: (key) => {
        wanted ??= keysOf(to)
        return wanted.has(key)
      },
      isElsewhere: (key) => {
        present ??= keysOf(from)
        return present.has(key)
      },
      added: (element) => {
        fresh.add(element)
        events.added(element)
      },
      discard: (element) => discard(element, events),
    })
  }
}

function discard(element: Element, events: MorphEvents): void {
  if (!events.mayRemove(element)) return
  element.remove()
  reportRemoved(element, events)
}

/** Tells of an element and all in it that they left. */
export function reportRemoved(element: Element, events: MorphEvents): void {
  events.removed(element)
  for (const inner of element.querySelectorAll('*')) events.removed(inner)
}
