/** The names that TypeScript looks for in a JSX runtime. */

import type { Elements } from './elements/index.ts'
import type { Child, Key, Rendered } from './rendered.ts'

export namespace JSX {
  export type Element = Rendered
  export type ElementType = keyof IntrinsicElements | ((props: never) => Child)
  export interface ElementChildrenAttribute {
    children: unknown
  }
  export interface IntrinsicAttributes {
    readonly key?: Key
  }
  export interface IntrinsicElements extends Elements {}
}
