/**
 * Templates: what views render. JSX (`jsx-runtime.ts`) and the `html` tag make `Rendered` values, escaped by context;
 * `tree.ts` and `diff.ts` make of them what the client is sent. Start at `rendered.ts`.
 */

export type { ClassValue } from './class-text.ts'
export {
  type Binding,
  type ClassNames,
  type ClassOptions,
  Command,
  type DispatchOptions,
  type DisplayOptions,
  JS,
  type PushOptions,
  type TargetOptions,
  type TimedOptions,
  type ToggleOptions,
  type Transition,
  type VisitOptions,
} from './command.ts'
export type {
  Action,
  AriaAttributes,
  CommonAttributes,
  FormAction,
  FrameworkProps,
  HtmlAttributes,
  LinkProps,
  StyleObject,
} from './elements/index.ts'
export { html } from './html-tag.ts'
export { JsonScript } from './json-script.ts'
export { type Component, Fragment } from './jsx.ts'
export { renderToString } from './render.ts'
export { type Child, each, type Key, type List, type Rendered } from './rendered.ts'
export { type SrcSet, type SrcSetCandidate, srcSet } from './src-set.ts'
export { type Trusted, trusted } from './trusted.ts'
