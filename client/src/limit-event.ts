import { findState, stateOf } from './element-state.ts'
import { listen } from './listen.ts'
import type { Page } from './page.ts'

/** One event that may have to wait or be left out. */
export interface LimitedEvent {
  readonly element: Element
  /** The binding's type, such as `change`: limits of different bindings do not meet. */
  readonly type: string
  readonly event: Event
  readonly run: () => void
}

const DEFAULT_MS = 300

/** Runs an event as the element's `phx-debounce` and `phx-throttle` say. */
export function limitEvent(page: Page, limited: LimitedEvent): void {
  const { element, type, run } = limited
  const { prefix, options } = page
  const debounce = element.getAttribute(`${prefix}debounce`)
  const throttle = element.getAttribute(`${prefix}throttle`)
  if (type === 'blur' || (debounce === null && throttle === null)) {
    run()
  } else if (debounce === 'blur') {
    runOnBlur(limited)
  } else if (throttle !== null) {
    const ms = debounce ?? throttle
    throttleEvent(page, limited, toMs(ms, options.defaults?.throttle))
  } else {
    debounceEvent(page, limited, toMs(debounce ?? '', options.defaults?.debounce))
  }
}

/** Drops what waits for a field, because its form is being submitted. */
export function cancelLimits(field: Element): void {
  for (const limit of findState(field)?.limits?.values() ?? []) limit.cancel()
}

function toMs(text: string, fallback = DEFAULT_MS): number {
  const ms = Number.parseInt(text, 10)
  return Number.isNaN(ms) ? fallback : ms
}

function limitsOf(element: Element): Map<string, { fire(): void; cancel(): void }> {
  const state = stateOf(element)
  state.limits ??= new Map()
  return state.limits
}

function runOnBlur({ element, type, run }: LimitedEvent): void {
  waitFor(element, type, run, () => {})
}

function debounceEvent(page: Page, { element, type, run }: LimitedEvent, ms: number): void {
  const limit = waitFor(element, type, run, () => cancelTimer())
  const cancelTimer = page.clock.setTimer(ms, () => limit.fire())
}

/** Keeps an event until it is fired, by its timer or because the field loses the focus. */
function waitFor(
  element: Element,
  type: string,
  run: () => void,
  stopTimer: () => void,
): { fire(): void; cancel(): void } {
  const limits = limitsOf(element)
  limits.get(type)?.cancel()
  const cancel = () => {
    stopTimer()
    stopBlur()
    limits.delete(type)
  }
  const limit = {
    cancel,
    fire() {
      cancel()
      if (element.isConnected) run()
    },
  }
  const stopBlur = listen(element, 'blur', limit.fire)
  limits.set(type, limit)
  return limit
}

function throttleEvent(page: Page, { element, type, event, run }: LimitedEvent, ms: number): void {
  const limits = limitsOf(element)
  // Another key is not a repetition.
  const key = event instanceof KeyboardEvent ? `${type} ${event.key}` : type
  if (limits.has(key)) return
  const cancelTimer = page.clock.setTimer(ms, () => limits.delete(key))
  const cancel = () => {
    cancelTimer()
    limits.delete(key)
  }
  limits.set(key, { fire() {}, cancel })
  run()
}
