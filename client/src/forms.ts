import { ATTRIBUTES } from './attributes.ts'
import { findState } from './element-state.ts'

/** Which fields of a form are sent. */
export interface FormPart {
  /** The button that submits, or that changed. */
  readonly submitter?: Element | undefined
  /** Only pairs of this name. */
  readonly onlyName?: string | undefined
  readonly prefix: string
}

/**
 * Encodes a form as the value of an event: names and values in the order of the page, each field that the person has
 * not used yet preceded by an `_unused_` mark.
 */
export function serializeForm(form: HTMLFormElement, part: FormPart): string {
  const pairs = new URLSearchParams()
  const unused = findUnused(form, part)
  for (const [name, value] of entriesOf(form, part.submitter)) {
    if (typeof value !== 'string') continue
    if (part.onlyName !== undefined && name !== part.onlyName) continue
    if (unused.has(name)) pairs.append(unusedName(name), '')
    unused.delete(name)
    pairs.append(name, value)
  }
  return pairs.toString()
}

/**
 * The name of the mark for a field that was not used yet.
 *
 * @example
 * unusedName('user[name]') // => 'user[_unused_name]'
 * unusedName('user[tags][]') // => 'user[_unused_tags][]'
 * unusedName('name') // => '_unused_name'
 */
export function unusedName(name: string): string {
  const suffix = name.endsWith('[]') ? '[]' : ''
  const base = name.slice(0, name.length - suffix.length)
  const open = base.lastIndexOf('[')
  return `${base.slice(0, open + 1)}_unused_${base.slice(open + 1)}${suffix}`
}

function entriesOf(
  form: HTMLFormElement,
  submitter: Element | undefined,
): [string, FormDataEntryValue][] {
  const isSubmitter =
    (submitter instanceof HTMLButtonElement || submitter instanceof HTMLInputElement) &&
    submitter.form === form &&
    (submitter.type === 'submit' || submitter.type === 'image')
  if (isSubmitter) return [...new FormData(form, submitter).entries()]
  const entries = [...new FormData(form).entries()]
  // A plain button that fires a change belongs to what it changed.
  if (submitter instanceof HTMLButtonElement && submitter.name !== '') {
    entries.push([submitter.name, submitter.value])
  }
  return entries
}

function findUnused(form: HTMLFormElement, { submitter, prefix }: FormPart): Set<string> {
  const unused = new Set<string>()
  if (form.hasAttribute(`${prefix}no-unused-field`)) return unused
  const fieldsByName = new Map<string, Element[]>()
  for (const element of form.elements) {
    const { name } = element as HTMLInputElement
    if (name) fieldsByName.set(name, [...(fieldsByName.get(name) ?? []), element])
  }
  for (const [name, fields] of fieldsByName) {
    const isUsed = fields.some(
      (field) =>
        field === submitter ||
        findState(field)?.isEdited === true ||
        findState(field)?.isSubmitted === true ||
        field.hasAttribute(`${prefix}no-unused-field`),
    )
    const isHidden = fields.every((field) => (field as HTMLInputElement).type === 'hidden')
    if (!isUsed && !isHidden) unused.add(name)
  }
  return unused
}

/** The names of elements that a form must not be recovered or serialised without. */
export function hasNamedField(form: HTMLFormElement): boolean {
  return [...form.elements].some((element) => (element as HTMLInputElement).name)
}

/** The form that a field belongs to. */
export function formOf(element: Element): HTMLFormElement | null {
  return element instanceof HTMLFormElement ? element : (element as HTMLInputElement).form
}

/** Whether a form waits for the answer to its submit. */
export function isSubmitting(form: HTMLFormElement): boolean {
  return form.classList.contains('phx-submit-loading') && form.hasAttribute(ATTRIBUTES.refSource)
}
