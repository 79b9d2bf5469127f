/**
 * Looks for values that could not travel to another node, so that what holds in memory also holds over a network.
 */

export interface NotEncodable {
  readonly path: string
  readonly got: unknown
}

/** The first value that is no plain value, or `undefined`. Dates, maps, sets and bytes are plain; classes are not. */
export function findNotEncodable(message: unknown): NotEncodable | undefined {
  return findIn(message, 'message', [])
}

function findIn(value: unknown, path: string, above: readonly object[]): NotEncodable | undefined {
  if (typeof value === 'function' || typeof value === 'symbol') return { path, got: value }
  if (typeof value !== 'object' || value === null) return undefined
  if (above.includes(value)) return { path, got: 'a value that holds itself' }
  const inside = [...above, value]
  if (Array.isArray(value)) return findInEntries(value.entries(), path, inside)
  if (value instanceof Map) return findInEntries(value.entries(), path, inside)
  if (value instanceof Set) return findInEntries(value.entries(), path, inside)
  if (value instanceof Date || value instanceof Uint8Array) return undefined
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== null && prototype !== Object.prototype) return { path, got: value }
  return findInEntries(Object.entries(value), path, inside)
}

function findInEntries(
  entries: Iterable<readonly [unknown, unknown]>,
  path: string,
  above: readonly object[],
): NotEncodable | undefined {
  for (const [key, value] of entries) {
    const found = findIn(value, `${path}.${String(key)}`, above)
    if (found) return found
  }
  return undefined
}
