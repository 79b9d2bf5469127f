/**
 * Values that nobody can change in place, so that a change by mistake fails loudly.
 */

/**
 * Freezes plain objects and arrays through and through, in place, and returns the same value.
 *
 * Stops at what is frozen already and at anything with a class: a date, a map, a process.
 *
 * @example
 * const value = deepFreeze({ items: [1] })
 * Object.isFrozen(value.items) // => true
 */
export function deepFreeze<T>(value: T): T {
  if (!isFreezable(value)) return value
  // A stack of our own: nesting that came from elsewhere may be deeper than the call stack.
  const open: object[] = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    Object.freeze(next)
    for (const key of Object.keys(next)) {
      const descriptor = Object.getOwnPropertyDescriptor(next, key)
      if (isFreezable(descriptor?.value)) open.push(descriptor.value)
    }
  }
  return value
}

function isFreezable(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return false
  if (Array.isArray(value)) return true
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
