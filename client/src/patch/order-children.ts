/** What ordering needs to know of the patch. */
export interface Ordering {
  /** Identity of an element, by which old and new are matched. */
  readonly keyOf: (element: Element) => string | undefined
  /** Whether the new page has the key anywhere, so that the element may move to another parent. */
  readonly isWanted: (key: string) => boolean
  /** Whether the old page has the key in another parent. */
  readonly isElsewhere: (key: string) => boolean
  /** Removes an element that the new page does not have. */
  readonly discard: (element: Element) => void
  /** An empty element was put in the place of a new one; the morph fills it. */
  readonly added: (element: Element) => void
}

/**
 * Brings the keyed children of an element into the order of the new ones, with as few moves as can be.
 *
 * The morph matches children by position and moves the rest; on its own it moves nearly every row when one is put
 * before the others, and what moves loses focus, scroll and animations. Afterwards it finds every row in its place.
 *
 * @returns Whether empty elements were put in the places of new ones.
 */
export function orderChildren(from: Element, to: Element, ordering: Ordering): boolean {
  const wanted = keyedChildren(to, ordering.keyOf)
  if (wanted.size === 0) return false
  const present = keyedChildren(from, ordering.keyOf)
  if (hasSameKeys(present, wanted)) return false
  for (const [key, element] of present) {
    if (wanted.has(key) || ordering.isWanted(key)) continue
    ordering.discard(element)
    present.delete(key)
  }
  return place(from, wanted, present, ordering)
}

function place(
  from: Element,
  wanted: ReadonlyMap<string, Element>,
  present: ReadonlyMap<string, Element>,
  ordering: Ordering,
): boolean {
  let hasAdded = false
  const positions = new Map([...present.keys()].map((key, index) => [key, index]))
  const keys = [...wanted.keys()]
  const kept = keys.filter((key) => isSameTag(present.get(key), wanted.get(key)))
  const inOrder = findIncreasing(kept.map((key) => positions.get(key) ?? 0))
  const settled = new Set(inOrder.map((index) => kept[index]))
  const isKept = new Set(kept)
  let anchor: Node | null = [...present.values()].at(-1)?.nextSibling ?? null
  for (const key of keys.reverse()) {
    const element = isKept.has(key) ? present.get(key) : addEmpty(key, wanted, ordering)
    if (element === undefined) continue
    if (!isKept.has(key)) hasAdded = true
    if (!settled.has(key)) moveBefore(from, element, anchor)
    anchor = element
  }
  return hasAdded
}

// Only in HTML does the morph take notice of what was added.
function addEmpty(
  key: string,
  wanted: ReadonlyMap<string, Element>,
  ordering: Ordering,
): Element | undefined {
  const element = wanted.get(key)
  const isHtml = element instanceof HTMLElement
  if (!isHtml || ordering.isElsewhere(key)) return undefined
  const empty = element.cloneNode(false) as Element
  ordering.added(empty)
  return empty
}

function isSameTag(a: Element | undefined, b: Element | undefined): boolean {
  return a !== undefined && b !== undefined && a.nodeName === b.nodeName
}

function keyedChildren(parent: Element, keyOf: Ordering['keyOf']): Map<string, Element> {
  const children = new Map<string, Element>()
  for (let child = parent.firstElementChild; child; child = child.nextElementSibling) {
    const key = keyOf(child)
    if (key !== undefined) children.set(key, child)
  }
  return children
}

function hasSameKeys(a: ReadonlyMap<string, Element>, b: ReadonlyMap<string, Element>): boolean {
  if (a.size !== b.size) return false
  const keys = b.keys()
  for (const key of a.keys()) {
    if (key !== keys.next().value) return false
  }
  return true
}

interface MovingParent {
  moveBefore?(node: Node, child: Node | null): void
}

// `moveBefore` keeps focus, frames and animations of what it moves; it refuses what is not in the page yet.
function moveBefore(parent: Element, element: Element, anchor: Node | null): void {
  const { moveBefore: move } = parent as MovingParent
  if (move !== undefined && element.isConnected && parent.isConnected) {
    move.call(parent, element, anchor)
  } else {
    parent.insertBefore(element, anchor)
  }
}

/**
 * Finds the indices of a longest increasing subsequence: the rows that need not move.
 *
 * @example
 * findIncreasing([3, 0, 1, 2]) // => [1, 2, 3]
 * findIncreasing([]) // => []
 */
export function findIncreasing(values: readonly number[]): number[] {
  const tails: number[] = []
  const previous: number[] = []
  values.forEach((value, index) => {
    const at = findTail(values, tails, value)
    previous[index] = at === 0 ? -1 : (tails[at - 1] ?? -1)
    tails[at] = index
  })
  const found: number[] = []
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) {
    found.push(index)
  }
  return found.reverse()
}

/** The first tail whose value is not below `value`. */
function findTail(values: readonly number[], tails: readonly number[], value: number): number {
  let low = 0
  let high = tails.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return low
}
