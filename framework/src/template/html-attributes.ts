/** The attributes of one tag of an `html` template: which are literal, and where the values of the others come from. */

import { assertId } from './attribute.ts'
import { attributeName, isAttributeName } from './attribute-name.ts'
import { type AttributeRule, findRule, findUrlUse, isGuardedValueSafe } from './attribute-rule.ts'
import { hasChecks } from './checks.ts'
import { classText } from './class-text.ts'
import { escapeAttribute } from './escape.ts'
import type { SlotSpec } from './slot.ts'
import { describeUrls, isSafeUrl } from './url.ts'

/** Stands for a value in the source of a template. */
export const HOLE = '\0'

/** How a hole looks in an error. */
export const SHOWN_HOLE = '$\u007b…}'

/** Where the value of a slot comes from: a value's index, or what is made of several. */
export type Source = number | MixedSource | MergedSource

/** A quoted attribute with values in it. */
export interface MixedSource {
  readonly type: 'mixed'
  readonly texts: readonly string[]
  readonly holes: readonly number[]
  readonly isClass: boolean
}

/** All attributes of a tag with a spread: later ones win. */
export interface MergedSource {
  readonly type: 'merged'
  readonly attributes: readonly Attribute[]
}

/** An attribute as it was written. */
export type Attribute =
  | { readonly type: 'literal'; readonly name: string; readonly value: string | true }
  | { readonly type: 'value'; readonly name: string; readonly source: Source }
  | { readonly type: 'spread'; readonly source: number }

/** Said of an attribute that cannot stand there. */
export class AttributeProblem {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What an attribute becomes: literal HTML, or a slot. */
export type EmittedAttribute = string | { readonly spec: SlotSpec; readonly source: Source }

/** Makes the attributes of a tag. A tag with a spread, or a link of the framework, has one slot for all of them. */
export function emitAttributes(
  element: string,
  attributes: readonly Attribute[],
): readonly EmittedAttribute[] {
  assertOnce(attributes)
  if (isMerged(element, attributes)) {
    for (const attribute of attributes)
      if (attribute.type === 'literal') emitLiteral(element, attribute)
    return [{ spec: [element], source: { type: 'merged', attributes } }]
  }
  if (hasChecks()) assertId(element, attributes.map(nameOf))
  return attributes.map((attribute) => {
    if (attribute.type === 'literal') return emitLiteral(element, attribute)
    if (attribute.type === 'spread') return { spec: [element], source: attribute.source }
    return { spec: [element, checkedName(element, attribute.name)], source: attribute.source }
  })
}

/** A spread that stands alone may hold an id, and is looked at when it is rendered. */
function nameOf(attribute: Attribute): string {
  return attribute.type === 'spread' ? '' : attribute.name
}

function assertOnce(attributes: readonly Attribute[]): void {
  const names = new Set<string>()
  for (const attribute of attributes) {
    if (attribute.type === 'spread') continue
    if (names.has(attribute.name))
      throw new AttributeProblem(`attribute ${attribute.name} stands twice`)
    names.add(attribute.name)
  }
}

function isMerged(element: string, attributes: readonly Attribute[]): boolean {
  return attributes.some((attribute) => {
    if (attribute.type === 'spread') return attributes.length > 1
    return element === 'a' && (attribute.name === 'patch' || attribute.name === 'navigate')
  })
}

function checkedName(element: string, prop: string): string {
  const name = attributeName(element, prop)
  if (!isAttributeName(name)) throw new AttributeProblem(`"${prop}" is no name of an attribute`)
  return name
}

/** What TSX refuses as a string is refused here too. */
const VALUE_ONLY: ReadonlySet<AttributeRule> = new Set(['srcdoc', 'srcset', 'style', 'values'])

function emitLiteral(
  element: string,
  { name: prop, value }: { readonly name: string; readonly value: string | true },
): string {
  const name = checkedName(element, prop)
  const rule = findRule(element, name)
  if (rule === 'script') throw new AttributeProblem(`${prop} would hold a script`)
  if (rule === 'command' && value !== 'ignore') {
    throw new AttributeProblem(`${prop} takes an event as a value, such as ${prop}=\${on.save}`)
  }
  if (VALUE_ONLY.has(rule)) throw new AttributeProblem(`${prop} takes a value and no text`)
  if (value === true) return rule === 'words' ? ` ${name}="true"` : ` ${name}`
  if (rule === 'guarded' && !isGuardedValueSafe(element, value)) {
    throw new AttributeProblem(`${prop} of <${element}> cannot be "${value}"`)
  }
  const use = rule === 'url' ? findUrlUse(element, name.toLowerCase()) : undefined
  if (use !== undefined && !isSafeUrl(value, use)) {
    throw new AttributeProblem(`${prop} takes ${describeUrls(use)}`)
  }
  return ` ${name}="${escapeAttribute(value)}"`
}

/** The value of a slot, from the values of one call. */
export function readSource(source: Source, values: readonly unknown[]): unknown {
  if (typeof source === 'number') return values[source]
  if (source.type === 'mixed') return readMixed(source, values)
  const props: Record<string, unknown> = Object.create(null)
  for (const attribute of source.attributes) {
    if (attribute.type === 'spread') Object.assign(props, values[attribute.source])
    else if (attribute.type === 'literal') props[attribute.name] = attribute.value
    else props[attribute.name] = readSource(attribute.source, values)
  }
  return props
}

function readMixed(source: MixedSource, values: readonly unknown[]): string {
  let text = source.texts[0] ?? ''
  for (let index = 0; index < source.holes.length; index++) {
    const value = values[source.holes[index] as number]
    text += source.isClass ? classText(value) : mixedText(value)
    text += source.texts[index + 1]
  }
  return text
}

function mixedText(value: unknown): string {
  return value === null || value === undefined || value === false ? '' : String(value)
}
