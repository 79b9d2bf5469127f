/**
 * Runs a patch and gives the focus and the selection back to the element that had them.
 *
 * @param silence Called with true while the focus is moved by us, so that bindings do not take it for the person's.
 */
export function keepFocus(run: () => void, silence: (isSilent: boolean) => void): void {
  const active = document.activeElement
  const selection = selectionOf(active)
  run()
  if (!(active instanceof HTMLElement) || active === document.body || !active.isConnected) return
  if (document.activeElement === active) return
  silence(true)
  active.focus({ preventScroll: true })
  if (selection !== undefined) restore(active as HTMLInputElement, selection)
  silence(false)
}

type Selection = readonly [start: number, end: number, direction: 'forward' | 'backward' | 'none']

function selectionOf(element: Element | null): Selection | undefined {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) {
    return undefined
  }
  const { selectionStart: start, selectionEnd: end, selectionDirection: direction } = element
  // Number, date and colour inputs have none.
  return start === null || end === null ? undefined : [start, end, direction ?? 'none']
}

function restore(element: HTMLInputElement | HTMLTextAreaElement, selection: Selection): void {
  element.setSelectionRange(...selection)
}
