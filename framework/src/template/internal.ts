/** What other areas need of templates: prints and diffs, bindings, the checks, and the rules that the compiler follows. */

export {
  attributeName,
  COMMAND_ATTRIBUTES,
  COMMAND_PROPS,
  findPropWithoutId,
  isAttributeName,
} from './attribute-name.ts'
export { type AttributeRule, findRefusal, findRule, isVoid } from './attribute-rule.ts'
export { type EventBinding, makeBinding } from './binding.ts'
export { hasChecks, templateChecks } from './checks.ts'
export { type Binding, Command, encodeCommand } from './command.ts'
export { diffTree } from './diff.ts'
export { templateErrors } from './errors.ts'
export { escapeAttribute, escapeText } from './escape.ts'
export type { Print } from './print.ts'
export { rendered, renderToString } from './render.ts'
export { type Child, List, Rendered } from './rendered.ts'
export type { SlotSpec } from './slot.ts'
export { allowStyles } from './style.ts'
export { Template, template } from './template.ts'
export { firstTree } from './tree.ts'
