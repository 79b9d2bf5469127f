/**
 * A set that costs nothing while it is empty and no set while it holds one thing: most processes have one link,
 * one watcher, no timer.
 */

export type Bag<T extends object> = undefined | T | Set<T>

export function bagAdd<T extends object>(bag: Bag<T>, item: T): Bag<T> {
  if (bag === undefined || bag === item) return item
  if (bag instanceof Set) return bag.add(item)
  return new Set([bag, item])
}

export function bagDelete<T extends object>(bag: Bag<T>, item: T): Bag<T> {
  if (bag === item) return undefined
  if (bag instanceof Set) bag.delete(item)
  return bag
}

export function bagHas<T extends object>(bag: Bag<T>, item: T): boolean {
  return bag === item || (bag instanceof Set && bag.has(item))
}

export function bagSize<T extends object>(bag: Bag<T>): number {
  if (bag === undefined) return 0
  return bag instanceof Set ? bag.size : 1
}

/** The items as they are now: what is added or removed meanwhile does not count. */
export function bagItems<T extends object>(bag: Bag<T>): readonly T[] {
  if (bag === undefined) return []
  return bag instanceof Set ? [...bag] : [bag]
}
