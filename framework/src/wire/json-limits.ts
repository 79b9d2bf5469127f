/** Deepest nesting of a message's payload. */
export const MAX_PAYLOAD_DEPTH = 64

/**
 * Finds what parsed JSON from the network must not hold: nesting deeper than {@link MAX_PAYLOAD_DEPTH}, which would
 * overflow the stack of whoever walks it, and keys named `__proto__`, which become a prototype when they are copied.
 *
 * @param text The text that `value` was parsed from: most texts show by themselves that nothing is to be found.
 *
 * @example
 * findForbiddenPart('{"a":1}', { a: 1 }) // => undefined
 * findForbiddenPart('{"__proto__":1}', JSON.parse('{"__proto__":1}')) // => 'forbidden key'
 */
export function findForbiddenPart(
  text: string,
  value: unknown,
): 'nested too deep' | 'forbidden key' | undefined {
  const canBeDeep = text.length > MAX_PAYLOAD_DEPTH * 2
  if (!canBeDeep && !text.includes('__proto__') && !text.includes('\\u')) return undefined
  return walk(value, MAX_PAYLOAD_DEPTH)
}

type Forbidden = 'nested too deep' | 'forbidden key'

function walk(value: unknown, left: number): Forbidden | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (left === 0) return 'nested too deep'
  return Array.isArray(value) ? walkItems(value, left) : walkParts(value, left)
}

/** By index: enumerating the keys of a long array costs several times the parsing of it. */
function walkItems(items: readonly unknown[], left: number): Forbidden | undefined {
  for (const item of items) {
    const found = walk(item, left - 1)
    if (found !== undefined) return found
  }
  return undefined
}

function walkParts(value: object, left: number): Forbidden | undefined {
  const part = value as Readonly<Record<string, unknown>>
  for (const key in part) {
    if (key === '__proto__') return 'forbidden key'
    const found = walk(part[key], left - 1)
    if (found !== undefined) return found
  }
  return undefined
}
