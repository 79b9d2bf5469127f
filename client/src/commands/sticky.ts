import { stateOf } from '../element-state.ts'

/** Changes an element now and again each time the server sends it. */
export function stick(element: Element, key: string, apply: (element: Element) => void): void {
  const state = stateOf(element)
  state.sticky ??= new Map()
  state.sticky.set(key, apply)
  apply(element)
}

/** Adds or removes a class for good. */
export function stickClass(element: Element, name: string, isOn: boolean): void {
  stick(element, `class ${name}`, (target) => target.classList.toggle(name, isOn))
}

/** Sets or removes an attribute for good. */
export function stickAttribute(element: Element, name: string, value: string | undefined): void {
  stick(element, `attribute ${name}`, (target) => {
    if (value === undefined) target.removeAttribute(name)
    else target.setAttribute(name, value)
  })
}

/** Shows or hides an element for good. */
export function stickDisplay(element: HTMLElement, display: string): void {
  stick(element, 'display', (target) => {
    ;(target as HTMLElement).style.display = display
  })
}
