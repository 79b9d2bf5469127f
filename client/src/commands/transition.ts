import type { OpTransition } from '../../../framework/src/wire/index.ts'
import type { Page } from '../page.ts'

/** How long a transition takes and whether patches wait for it. */
export interface Timing {
  /** Milliseconds (default: 200). */
  readonly time?: number
  /** Default: true. */
  readonly blocking?: boolean
}

/** Runs a transition by its classes: `run` all the time, from `start` to `end`. */
export function transition(
  page: Page,
  element: Element,
  [run, start, end]: OpTransition,
  timing: Timing & { readonly onDone?: () => void },
): void {
  const { time = 200, blocking = true, onDone } = timing
  element.classList.remove(...end)
  element.classList.add(...run, ...start)
  requestAnimationFrame(() => {
    element.classList.remove(...start)
    element.classList.add(...end)
  })
  const finish = () => {
    element.classList.remove(...run, ...start, ...end)
    onDone?.()
  }
  if (blocking) page.transitions.block(time, finish)
  else page.clock.setTimer(time, finish)
}
