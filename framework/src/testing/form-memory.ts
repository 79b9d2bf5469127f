/** What a person has typed on a page: it lives in the browser, and survives patches that show the same as before. */
import {
  assertValues,
  type FieldValues,
  fieldsOf,
  flatten,
  type Pair,
  pairsOf,
  shownValue,
} from './form-fields.ts'
import type { HtmlDocument } from './html-document.ts'
import { attributeOf, closest, type HtmlElement } from './html-element.ts'

interface Typed {
  readonly values: readonly string[]
  /** What the page said of the field then: when it says something else, the server has changed it. */
  readonly shown: string
}

/** A form whose input is sent again after a reconnect. */
export interface RecoverableForm {
  readonly id: string
  readonly change: string
  readonly target: string
  readonly pairs: readonly Pair[]
}

/** What was typed into the forms of one page. */
export class FormMemory {
  readonly #typedByField = new Map<string, Typed>()
  /** Fields that were used stay used, whatever the server makes of their value. */
  readonly #used = new Set<string>()
  readonly #submitted = new Set<string>()

  /**
   * Types values into fields.
   *
   * @returns The name of the first one.
   * @throws {AnkaError} `TESTING_NO_FIELD`, `TESTING_NO_VALUE`, `TESTING_CANNOT_SEND`
   */
  type(form: HtmlElement, values: FieldValues): string | undefined {
    const flat = flatten(values)
    assertValues(form, flat)
    for (const field of fieldsOf(form)) {
      const wanted = flat.get(attributeOf(field, 'name') ?? '')
      if (wanted === undefined) continue
      const key = keyOf(form, field)
      this.#typedByField.set(key, { values: wanted, shown: shownValue(field) })
      this.#used.add(key)
    }
    return [...flat.keys()][0]
  }

  /** All fields of a form count as used. */
  submitted(form: HtmlElement): void {
    this.#submitted.add(formKey(form))
  }

  /** The page has changed: what the server has set to something else is no longer what was typed. */
  patched(document: HtmlDocument): void {
    const shownByField = new Map<string, string>()
    for (const form of document.all('form')) {
      for (const field of fieldsOf(form)) shownByField.set(keyOf(form, field), shownValue(field))
    }
    for (const [key, { shown }] of this.#typedByField) {
      if (shownByField.get(key) !== shown) this.#typedByField.delete(key)
    }
  }

  /** What a field holds. */
  valueOf(field: HtmlElement): string {
    return this.typedText(field) ?? shownValue(field)
  }

  /** What was typed into one field. */
  typedText(field: HtmlElement): string | undefined {
    const form = closest(field, (element) => element.name === 'form')
    return form && this.#typedByField.get(keyOf(form, field))?.values[0]
  }

  /** What a form sends, with the marks of the fields that were not used yet. */
  encode(form: HtmlElement, submitter: HtmlElement | undefined): string {
    const pairs = new URLSearchParams()
    for (const [name, value] of this.#pairs(form)) {
      if (!this.#isUsed(form, name)) pairs.append(unusedName(name), '')
      pairs.append(name, value)
    }
    const name = submitter && attributeOf(submitter, 'name')
    if (name) pairs.append(name, (submitter && attributeOf(submitter, 'value')) ?? '')
    return pairs.toString()
  }

  /** The forms of a page that are filled in again after a reconnect. */
  recoverable(document: HtmlDocument): readonly RecoverableForm[] {
    return document.all('form[id][phx-change]:not([phx-auto-recover="ignore"])').flatMap((form) => {
      const pairs = this.#pairs(form)
      const [first] = pairs
      if (first === undefined) return []
      const change = attributeOf(form, 'phx-change') ?? ''
      return { id: attributeOf(form, 'id') ?? '', change, target: first[0], pairs }
    })
  }

  #pairs(form: HtmlElement): readonly Pair[] {
    return pairsOf(form, (field) => this.#typedByField.get(keyOf(form, field))?.values)
  }

  #isUsed(form: HtmlElement, name: string): boolean {
    if (this.#submitted.has(formKey(form))) return true
    return fieldsOf(form).some((field) => {
      if (attributeOf(field, 'name') !== name) return false
      return attributeOf(field, 'type') === 'hidden' || this.#used.has(keyOf(form, field))
    })
  }
}

/** Pairs as the text of a form. */
export function encodePairs(pairs: readonly Pair[]): string {
  const params = new URLSearchParams()
  for (const [name, value] of pairs) params.append(name, value)
  return params.toString()
}

function unusedName(name: string): string {
  const open = name.lastIndexOf('[', name.endsWith('[]') ? name.length - 3 : undefined)
  if (open === -1) return `_unused_${name}`
  return `${name.slice(0, open + 1)}_unused_${name.slice(open + 1)}`
}

function formKey(form: HtmlElement): string {
  return (
    attributeOf(form, 'id') ??
    attributeOf(form, 'phx-submit') ??
    attributeOf(form, 'phx-change') ??
    ''
  )
}

/** Fields of one name, such as boxes of a list, share what was typed. */
function keyOf(form: HtmlElement, field: HtmlElement): string {
  const box = attributeOf(field, 'type') === 'checkbox' || attributeOf(field, 'type') === 'radio'
  return `${formKey(form)}\n${attributeOf(field, 'name')}\n${box ? attributeOf(field, 'value') : ''}`
}
