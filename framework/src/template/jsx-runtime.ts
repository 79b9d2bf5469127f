/**
 * `anka/jsx-runtime`: what TSX becomes. Uncompiled code calls `jsx`, `jsxs` and `Fragment`; compiled code calls
 * `template`, `rendered`, `component` and `mapRows`. The types of the elements are in `elements/`.
 */

import { createElement, createElementOf } from './jsx.ts'
import type { Key, Rendered } from './rendered.ts'

export { component, Fragment } from './jsx.ts'
export type { JSX } from './jsx-types.ts'
export { rendered } from './render.ts'
export { each, mapRows } from './rendered.ts'
export { template } from './template.ts'

/** Makes an element with at most one child. */
export function jsx(type: unknown, props: object, key?: Key): Rendered {
  return createElement(type, props as Readonly<Record<string, unknown>>, key)
}

/** Makes an element with several children, all of them written in the source. */
export function jsxs(type: unknown, props: object, key?: Key): Rendered {
  return createElementOf(type, props as Readonly<Record<string, unknown>>, key)
}
