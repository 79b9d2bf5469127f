/** The attributes of the protocol that are not bindings. */
export const ATTRIBUTES = {
  session: 'data-phx-session',
  static: 'data-phx-static',
  main: 'data-phx-main',
  sticky: 'data-phx-sticky',
  parentId: 'data-phx-parent-id',
  rootId: 'data-phx-root-id',
  component: 'data-phx-component',
  view: 'data-phx-view',
  magicId: 'data-phx-id',
  skip: 'data-phx-skip',
  stream: 'data-phx-stream',
  refSource: 'data-phx-ref-src',
  refLoading: 'data-phx-ref-loading',
  refLock: 'data-phx-ref-lock',
  disabled: 'data-phx-disabled',
  readonly: 'data-phx-readonly',
  disableWithRestore: 'data-phx-disable-with-restore',
  hook: 'data-phx-hook',
  update: 'data-phx-update',
  link: 'data-phx-link',
  linkState: 'data-phx-link-state',
} as const

/** Elements whose value a person edits. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

const BUTTON_TYPES = new Set(['button', 'submit', 'reset', 'image'])

/** Whether an element is an input, a select or a text area. */
export function isField(element: Element | null): element is Field {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  )
}

/** Whether a person can type or choose in an element: a field, but not a button. */
export function isEditable(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !BUTTON_TYPES.has(element.type)
  if (isField(element)) return true
  return (
    element !== null &&
    (element.constructor as { formAssociated?: boolean }).formAssociated === true
  )
}

/**
 * A selector for elements with an attribute of exactly this value.
 *
 * @example
 * attributeSelector('data-phx-id', 'a"b') // => '[data-phx-id="a\\"b"]'
 */
export function attributeSelector(name: string, value: string): string {
  return `[${name}="${value.replace(/["\\]/g, '\\$&')}"]`
}
