import { isField } from './attributes.ts'
import { stateOf } from './element-state.ts'
import type { Page } from './page.ts'
import { isIgnored } from './patch/morph.ts'
import { disable, freeze, type Held } from './refs.ts'

/** A form that is being submitted: it cannot be changed until the answer is there. */
export interface SubmitLock {
  readonly held: readonly Held[]
  /** Makes the fields read-only and the buttons disabled. */
  freeze(): void
  /** Gives the focus back to where it was. */
  restoreFocus(): void
}

/** Prepares a form for its submit. Its values must have been read before it is frozen. */
export function lockSubmit(
  page: Page,
  form: HTMLFormElement,
  submitter: Element | undefined,
): SubmitLock {
  const isOurs = (element: Element) => !isInsideIgnored(element, form, page.prefix)
  const controls = [...form.elements].filter(isOurs)
  const isShown = (element: Element) => submitter === undefined || element === submitter
  const disabledWith = form.querySelectorAll(`[${page.prefix}disable-with]`)
  const elements = new Set<Element>([...controls, ...[...disabledWith].filter(isOurs)])
  const held: Held[] = [{ element: form, isLoading: true, isLocked: true }]
  for (const element of elements) {
    const isLoading = isShown(element) || element.hasAttribute(`${page.prefix}disable-with`)
    held.push({ element, isLoading, isLocked: true })
  }
  let focused: Element | null = null
  return {
    held,
    freeze() {
      focused = takeFocus(page, form)
      for (const control of controls) freezeControl(control)
    },
    restoreFocus() {
      if (document.activeElement !== document.body || !(focused instanceof HTMLElement)) return
      page.isSilent = true
      if (focused.isConnected) focused.focus()
      page.isSilent = false
    },
  }
}

function freezeControl(control: Element): void {
  const state = stateOf(control)
  state.isSubmitted = true
  const isTyped =
    control instanceof HTMLTextAreaElement ||
    (control instanceof HTMLInputElement && control.type !== 'file' && !isButton(control))
  if (isTyped) freeze(control)
  else if (control instanceof HTMLButtonElement || isField(control)) disable(control)
}

function isButton(input: HTMLInputElement): boolean {
  return ['button', 'submit', 'reset', 'image'].includes(input.type)
}

// A field that has the focus is never patched: after a submit the server's values count.
function takeFocus(page: Page, form: HTMLFormElement): Element | null {
  const { activeElement } = document
  if (!(activeElement instanceof HTMLElement) || !form.contains(activeElement)) return null
  page.isSilent = true
  activeElement.blur()
  page.isSilent = false
  return activeElement
}

function isInsideIgnored(element: Element, form: Element, prefix: string): boolean {
  for (let at: Element | null = element; at && at !== form; at = at.parentElement) {
    if (isIgnored(at, prefix)) return true
  }
  return false
}
