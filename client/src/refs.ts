import { ATTRIBUTES, attributeSelector } from './attributes.ts'
import { stateOf } from './element-state.ts'

/** An element that shows or waits for the answer to a push. */
export interface Held {
  readonly element: Element
  /** It gets the loading class. */
  readonly isLoading: boolean
  /** The server's changes wait until the answer is there. */
  readonly isLocked: boolean
}

/**
 * The pending acknowledgements of one view: which elements wait for which push.
 *
 * While an element is locked patches do not reach it: what the server rendered before it knew of the person's input
 * must not flash over it.
 */
export class PendingRefs {
  readonly #viewId: string
  #next = 0

  constructor(viewId: string) {
    this.#viewId = viewId
  }

  /** Makes elements wait. Returns the ref that releases them. */
  hold(held: readonly Held[], type: string, prefix: string): number {
    const ref = this.#next++
    for (const { element, isLoading, isLocked } of held) {
      element.setAttribute(ATTRIBUTES.refSource, this.#viewId)
      if (isLocked) element.setAttribute(ATTRIBUTES.refLock, String(ref))
      if (!isLoading) continue
      element.setAttribute(ATTRIBUTES.refLoading, String(ref))
      element.classList.add(`phx-${type}-loading`)
      disableWith(element, prefix)
    }
    return ref
  }

  /**
   * Releases all elements that wait for this push or an earlier one.
   *
   * @param apply Called with each unlocked element and what the server sent for it meanwhile, outermost first.
   */
  release(ref: number, apply: (element: Element, stash: Element) => void): void {
    const selector = attributeSelector(ATTRIBUTES.refSource, this.#viewId)
    const elements = [...document.querySelectorAll(selector)]
    for (const element of elements) {
      const isUnlocked = releaseOne(element, ATTRIBUTES.refLock, ref)
      const isLoaded = releaseOne(element, ATTRIBUTES.refLoading, ref)
      if (isLoaded && isUnlocked) restoreElement(element)
      if (isLoaded && isUnlocked) element.removeAttribute(ATTRIBUTES.refSource)
    }
    for (const element of elements) applyStash(element, apply)
  }

  /** Releases everything, when a join made all pending pushes void. What was sent for them is void, too. */
  releaseAll(): void {
    this.release(Number.POSITIVE_INFINITY, () => {})
  }
}

function applyStash(element: Element, apply: (element: Element, stash: Element) => void): void {
  if (element.hasAttribute(ATTRIBUTES.refLock)) return
  const state = stateOf(element)
  const { stash } = state
  if (stash === undefined) return
  delete state.stash
  if (element.isConnected) apply(element, stash)
}

/** Whether nothing holds the element by this attribute any more. */
function releaseOne(element: Element, attribute: string, ref: number): boolean {
  const held = element.getAttribute(attribute)
  if (held === null) return true
  if (Number(held) > ref) return false
  element.removeAttribute(attribute)
  return true
}

/** Whether patches must leave the element alone. */
export function isLocked(element: Element): boolean {
  return element.hasAttribute(ATTRIBUTES.refLock)
}

/** Whether the element waits for an answer. */
export function isPending(element: Element): boolean {
  return element.hasAttribute(ATTRIBUTES.refSource)
}

/** Gives what the server sends for a waiting element the marks of its waiting. */
export function copyPending(from: Element, to: Element): void {
  if (!isPending(from)) return
  for (const name of [ATTRIBUTES.refSource, ATTRIBUTES.refLoading, ATTRIBUTES.refLock]) {
    const value = from.getAttribute(name)
    if (value !== null) to.setAttribute(name, value)
  }
  for (const name of from.classList) {
    if (isLoadingClass(name)) to.classList.add(name)
  }
}

function isLoadingClass(name: string): boolean {
  return /^phx-[a-z]+-loading$/.test(name)
}

function disableWith(element: Element, prefix: string): void {
  const text = element.getAttribute(`${prefix}disable-with`)
  if (text === null) return
  if (!element.hasAttribute(ATTRIBUTES.disableWithRestore)) {
    element.setAttribute(ATTRIBUTES.disableWithRestore, element.textContent ?? '')
  }
  if (text !== '') element.textContent = text
  disable(element)
}

/** Disables an element until its form's or its own answer is there. */
export function disable(element: Element): void {
  if (!('disabled' in element) || element.hasAttribute(ATTRIBUTES.disabled)) return
  element.setAttribute(ATTRIBUTES.disabled, String(element.disabled))
  element.disabled = true
}

/** Makes a field unchangeable until its form's answer is there. */
export function freeze(field: HTMLInputElement | HTMLTextAreaElement): void {
  if (field.hasAttribute(ATTRIBUTES.readonly)) return
  field.setAttribute(ATTRIBUTES.readonly, String(field.readOnly))
  field.readOnly = true
}

function restoreElement(element: Element): void {
  for (const name of [...element.classList]) {
    if (isLoadingClass(name)) element.classList.remove(name)
  }
  if (element.getAttribute('class') === '') element.removeAttribute('class')
  const disabled = takeAttribute(element, ATTRIBUTES.disabled)
  if (disabled !== null) (element as HTMLButtonElement).disabled = disabled === 'true'
  const readonly = takeAttribute(element, ATTRIBUTES.readonly)
  if (readonly !== null) (element as HTMLInputElement).readOnly = readonly === 'true'
  const text = takeAttribute(element, ATTRIBUTES.disableWithRestore)
  if (text !== null) element.textContent = text
}

function takeAttribute(element: Element, name: string): string | null {
  const value = element.getAttribute(name)
  element.removeAttribute(name)
  return value
}
