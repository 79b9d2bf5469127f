/** `anka/jsx-dev-runtime`: the development form of `jsx-runtime`; it knows where each element was written. */

import { createElement, createElementOf } from './jsx.ts'
import type { Key, Rendered } from './rendered.ts'
import { keepSource } from './source.ts'

export { component, Fragment } from './jsx.ts'
export type { JSX } from './jsx-types.ts'
export { rendered } from './render.ts'
export { each, mapRows } from './rendered.ts'
export { template } from './template.ts'

interface Source {
  readonly fileName?: string
  readonly lineNumber?: number
}

/** Makes an element and remembers its place in the source. */
// biome-ignore lint/complexity/useMaxParams: the signature is that of the JSX transform.
export function jsxDEV(
  type: unknown,
  props: object,
  key: Key | undefined,
  isStaticChildren?: boolean,
  source?: Source,
): Rendered {
  const values = props as Readonly<Record<string, unknown>>
  const element =
    isStaticChildren && Array.isArray(values.children)
      ? createElementOf(type, values, key)
      : createElement(type, values, key)
  if (source?.fileName !== undefined) keepSource(element, `${source.fileName}:${source.lineNumber}`)
  return element
}
