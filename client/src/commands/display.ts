import type { DisplayOp, OpTransition, ToggleOp } from '../../../framework/src/wire/index.ts'
import type { Page } from '../page.ts'
import { stickDisplay } from './sticky.ts'
import { type Timing, transition } from './transition.ts'

/** Shows an element, if it is hidden. */
export function show(page: Page, element: HTMLElement, op: DisplayOp): void {
  if (!isVisible(element)) change(page, element, { ...op, kind: 'show' })
}

/** Hides an element, if it is visible. */
export function hide(page: Page, element: HTMLElement, op: DisplayOp): void {
  if (isVisible(element)) change(page, element, { ...op, kind: 'hide' })
}

/** Shows a hidden element and hides a visible one. */
export function toggle(page: Page, element: HTMLElement, op: ToggleOp): void {
  const { ins, outs, to: _to, ...timing } = op
  const kind = isVisible(element) ? 'hide' : 'show'
  const classes = kind === 'hide' ? outs : ins
  change(page, element, {
    ...timing,
    kind,
    ...(classes === undefined ? {} : { transition: classes }),
  })
}

interface Change extends Timing {
  readonly kind: 'show' | 'hide'
  readonly display?: string
  readonly transition?: OpTransition
}

function change(page: Page, element: HTMLElement, op: Change): void {
  const { kind } = op
  element.dispatchEvent(new Event(`phx:${kind}-start`))
  const set = () =>
    stickDisplay(element, kind === 'hide' ? 'none' : (op.display ?? defaultDisplay(element)))
  const end = () => element.dispatchEvent(new Event(`phx:${kind}-end`))
  if (op.transition === undefined) {
    set()
    end()
    return
  }
  // What appears must be there while its transition runs, what goes until it is over.
  if (kind === 'show') set()
  transition(page, element, op.transition, {
    ...op,
    onDone: () => {
      if (kind === 'hide') set()
      end()
    },
  })
}

function defaultDisplay(element: Element): string {
  if (element.localName === 'tr') return 'table-row'
  return element.localName === 'td' ? 'table-cell' : 'block'
}

function isVisible(element: HTMLElement): boolean {
  const style = getComputedStyle(element)
  return style.display !== 'none' && !element.hidden
}
