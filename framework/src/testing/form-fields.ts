/** The fields of a form as a browser holds them: what was typed, what the page says, what may be sent. */
import { testingErrors } from './errors.ts'
import {
  attributeOf,
  closest,
  describeElement,
  elementsBelow,
  type HtmlElement,
  textOf,
} from './html-element.ts'

/** What a test gives a form: by name, or nested. Lists are for fields with several values. */
export interface FieldValues {
  readonly [name: string]: FieldValue
}
type FieldValue = string | number | boolean | null | undefined | readonly FieldValue[] | FieldValues

/** One pair that a form sends. */
export type Pair = readonly [name: string, value: string]

/** What a person has typed into a form, by the names of its fields, and what the page showed then. */
export interface Typed {
  readonly values: readonly string[]
  readonly shown: string
}

const FIELDS: ReadonlySet<string> = new Set(['input', 'select', 'textarea'])
const NOT_SENT: ReadonlySet<string> = new Set(['submit', 'reset', 'button', 'image', 'file'])

/** The fields that belong to a form, in document order. */
export function fieldsOf(form: HtmlElement): readonly HtmlElement[] {
  const id = attributeOf(form, 'id')
  const root = closest(
    form,
    (element) => element.parent === null || element.parent?.type === 'root',
  )
  const around = root?.parent ?? root ?? form
  return elementsBelow('children' in around ? around : form).filter((element) => {
    if (!FIELDS.has(element.name) || attributeOf(element, 'name') === undefined) return false
    const owner = attributeOf(element, 'form')
    return owner === undefined ? isWithin(element, form) : owner === id
  })
}

function isWithin(element: HtmlElement, ancestor: HtmlElement): boolean {
  return closest(element, (candidate) => candidate === ancestor) !== undefined
}

/** Whether a person cannot use the element. */
export function isDisabled(element: HtmlElement): boolean {
  if (attributeOf(element, 'disabled') !== undefined) return true
  const fieldset = closest(
    element,
    (candidate) =>
      candidate.name === 'fieldset' && attributeOf(candidate, 'disabled') !== undefined,
  )
  return fieldset !== undefined
}

/** Values by field name: `{ user: { name } }` is `user[name]`, a list `tags[]`. */
export function flatten(values: FieldValues): ReadonlyMap<string, readonly string[]> {
  const flat = new Map<string, readonly string[]>()
  for (const [name, value] of Object.entries(values)) put(flat, name, value)
  return flat
}

function put(flat: Map<string, readonly string[]>, name: string, value: FieldValue): void {
  if (value === null || value === undefined || value === false) flat.set(name, [])
  else if (Array.isArray(value))
    flat.set(name.endsWith('[]') ? name : `${name}[]`, value.map(String))
  else if (typeof value !== 'object') flat.set(name, [value === true ? 'true' : String(value)])
  else
    for (const [key, inner] of Object.entries(value as FieldValues))
      put(flat, `${name}[${key}]`, inner)
}

/**
 * Refuses values that a person could not give the form.
 *
 * @throws {AnkaError} `TESTING_NO_FIELD`, `TESTING_NO_VALUE`, `TESTING_CANNOT_SEND`
 */
export function assertValues(
  form: HtmlElement,
  values: ReadonlyMap<string, readonly string[]>,
): void {
  const fields = fieldsOf(form)
  for (const [name, wanted] of values) {
    const named = fields.filter((field) => attributeOf(field, 'name') === name)
    if (named.length === 0) {
      const names = [...new Set(fields.map((field) => attributeOf(field, 'name') ?? ''))]
      throw testingErrors.TESTING_NO_FIELD({ name, form: describeElement(form), names })
    }
    for (const field of named) assertUsable(field, name)
    const choices = choicesOf(named)
    for (const value of wanted) {
      if (choices === undefined || choices.includes(value) || isTick(named, value)) continue
      throw testingErrors.TESTING_NO_VALUE({ name, value, values: choices })
    }
  }
}

function assertUsable(field: HtmlElement, name: string): void {
  const because = isDisabled(field)
    ? 'it is disabled'
    : attributeOf(field, 'readonly') !== undefined
      ? 'it is read-only'
      : attributeOf(field, 'type') === 'hidden'
        ? 'it is hidden'
        : undefined
  if (because === undefined) return
  const element = describeElement(field)
  throw testingErrors.TESTING_CANNOT_SEND({ action: `fill in "${name}"`, element, because })
}

/** The values that fields of this name can have; `undefined`: anything. */
function choicesOf(named: readonly HtmlElement[]): readonly string[] | undefined {
  const [first] = named
  if (first?.name === 'select') return named.flatMap(optionsOf).map(optionValue)
  const kind = first && attributeOf(first, 'type')
  return kind === 'radio' || kind === 'checkbox' ? named.map(tickedValue) : undefined
}

/** A box without a value of its own can be ticked with `true`. */
function isTick(named: readonly HtmlElement[], value: string): boolean {
  return (
    value === 'true' &&
    named.length === 1 &&
    attributeOf(named[0] as HtmlElement, 'type') === 'checkbox'
  )
}

function optionsOf(select: HtmlElement): readonly HtmlElement[] {
  return elementsBelow(select).filter(
    (element) => element.name === 'option' && !isDisabled(element),
  )
}

function optionValue(option: HtmlElement): string {
  return attributeOf(option, 'value') ?? textOf(option)
}

function tickedValue(box: HtmlElement): string {
  return attributeOf(box, 'value') ?? 'on'
}

/** What the page says that a field holds; changes when the server has patched it. */
export function shownValue(field: HtmlElement): string {
  if (field.name === 'select') return selectedValues(field).join('\n')
  if (field.name === 'textarea') return textContent(field)
  const ticked = attributeOf(field, 'checked') === undefined ? '' : ' checked'
  return `${attributeOf(field, 'value') ?? ''}${ticked}`
}

function textContent(field: HtmlElement): string {
  return field.children.map((child) => ('data' in child ? child.data : '')).join('')
}

function selectedValues(select: HtmlElement): readonly string[] {
  const options = optionsOf(select)
  const selected = options.filter((option) => attributeOf(option, 'selected') !== undefined)
  if (selected.length > 0) return selected.map(optionValue)
  const [first] = options
  const isMultiple = attributeOf(select, 'multiple') !== undefined
  return first === undefined || isMultiple ? [] : [optionValue(first)]
}

/** The pairs that a form sends, with what a person has typed. */
export function pairsOf(
  form: HtmlElement,
  typedFor: (field: HtmlElement, name: string) => readonly string[] | undefined,
): readonly Pair[] {
  return fieldsOf(form).flatMap((field) => {
    const name = attributeOf(field, 'name') ?? ''
    const kind = attributeOf(field, 'type') ?? 'text'
    if (isDisabled(field) || NOT_SENT.has(kind)) return []
    return valuesOf(field, kind, typedFor(field, name)).map((value) => [name, value] as const)
  })
}

function valuesOf(
  field: HtmlElement,
  kind: string,
  typed: readonly string[] | undefined,
): readonly string[] {
  if (kind === 'checkbox' || kind === 'radio') {
    const value = tickedValue(field)
    const isTicked =
      typed === undefined
        ? attributeOf(field, 'checked') !== undefined
        : typed.includes(value) || (kind === 'checkbox' && typed.includes('true'))
    return isTicked ? [value] : []
  }
  if (field.name === 'select') return typed ?? selectedValues(field)
  if (typed !== undefined) return [typed[0] ?? '']
  return [field.name === 'textarea' ? textContent(field) : (attributeOf(field, 'value') ?? '')]
}
