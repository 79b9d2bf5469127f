import { type Field, isEditable } from '../attributes.ts'
import { findState } from '../element-state.ts'

/** Whether an element is the field in which the person is now. */
export function isFocusedField(element: Element, prefix: string): boolean {
  return (
    element === document.activeElement &&
    isEditable(element) &&
    !element.hasAttribute(`${prefix}patch-focused`)
  )
}

/** Whether the options of a select changed, so that even a focused one must show the new ones. */
export function hasNewOptions(from: Element, to: Element): boolean {
  if (!(from instanceof HTMLSelectElement) || from.multiple) return false
  return optionsOf(from) !== optionsOf(to)
}

function optionsOf(select: Element): string {
  return [...select.querySelectorAll('option')]
    .map((option) => `${option.getAttribute('value')}\n${option.textContent}`)
    .join('\n')
}

/** Merges the attributes of a focused field: its value stays the person's. */
export function mergeFocused(from: Element, to: Element): void {
  // Any change of a focused select closes its menu.
  if (from instanceof HTMLSelectElement) return
  const keep = new Set(['value', 'checked', 'disabled'])
  for (const { name, value } of [...to.attributes]) {
    if (!keep.has(name) && from.getAttribute(name) !== value) from.setAttribute(name, value)
  }
  for (const { name } of [...from.attributes]) {
    if (!keep.has(name) && !to.hasAttribute(name)) from.removeAttribute(name)
  }
}

/**
 * Keeps what a person entered into a field that the server has not answered to: one that was edited, was not
 * submitted, and whose value the server did not change either.
 */
export function keepEdited(from: Field, to: Field): void {
  const state = findState(from)
  if (state?.isEdited !== true || state.isSubmitted === true) return
  if (from instanceof HTMLSelectElement && to instanceof HTMLSelectElement) {
    keepSelected(from, to)
  } else if (from instanceof HTMLInputElement && to instanceof HTMLInputElement) {
    if (from.defaultChecked === to.defaultChecked) to.checked = from.checked
    if (from.defaultValue === to.defaultValue) keepValue(from, to)
  } else if (
    (from as HTMLTextAreaElement).defaultValue === (to as HTMLTextAreaElement).defaultValue
  ) {
    keepValue(from, to)
  }
}

function keepValue(from: Field, to: Field): void {
  if (to.type !== 'file' && to.value !== from.value) to.value = from.value
}

function keepSelected(from: HTMLSelectElement, to: HTMLSelectElement): void {
  if (selectedByServer(from) !== selectedByServer(to) || optionsOf(from) !== optionsOf(to)) return
  const chosen = [...from.options].map((option) => option.selected)
  ;[...to.options].forEach((option, index) => {
    option.toggleAttribute('selected', chosen[index] === true)
  })
}

function selectedByServer(select: HTMLSelectElement): string {
  return [...select.options].map((option) => Number(option.defaultSelected)).join('')
}
