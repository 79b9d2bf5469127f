/** Takes secrets out of what is logged or shown, by the names they stand under. */
import type { ParamFilter } from './config.ts'

const FILTERED = '[FILTERED]'
const MAX_DEPTH = 16

/**
 * A copy without what the filter hides: values whose name holds one of the words, or, with `keep`,
 * all values whose name is not listed. Names are compared as written.
 */
export function filterParams(value: unknown, filter: ParamFilter): unknown {
  const hides = isKeepList(filter)
    ? (name: string) => !filter.keep.includes(name)
    : (name: string) => filter.some((word) => name.includes(word))
  return filterNested(value, hides, 0)
}

function isKeepList(filter: ParamFilter): filter is { readonly keep: readonly string[] } {
  return !Array.isArray(filter)
}

function filterNested(value: unknown, hides: (name: string) => boolean, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) return '…'
  if (Array.isArray(value)) return value.map((item) => filterNested(item, hides, depth + 1))
  const shown: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) {
    shown[name] = hides(name) ? FILTERED : filterNested(item, hides, depth + 1)
  }
  return shown
}
