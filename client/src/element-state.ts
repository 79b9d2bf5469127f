/** What the client remembers about one element; it lives and dies with it. */
export interface ElementState {
  /** The person changed this field since the page or the server last set it. */
  isEdited?: boolean
  /** Its form was submitted since it was last edited. */
  isSubmitted?: boolean
  /** What commands did to the element, to be done again to what the server sends for it. */
  sticky?: Map<string, (element: Element) => void>
  /** Patterns of attributes that patches leave alone. */
  ignoredAttributes?: readonly string[]
  /** What the server sent for the element while it was locked. */
  stash?: Element
  /** Pending debounce or throttle, by binding. */
  limits?: Map<string, { fire(): void; cancel(): void }>
  /** It stays only until its removal commands are done. */
  isLeaving?: boolean
  /** `phx-mounted` ran. */
  wasMounted?: boolean
}

const STATE: unique symbol = Symbol('anka')

/** The state of an element, made when first asked for. */
export function stateOf(element: Element): ElementState {
  const holder = element as { [STATE]?: ElementState }
  holder[STATE] ??= {}
  return holder[STATE]
}

/** The state of an element, if it has any. */
export function findState(element: Element): ElementState | undefined {
  return (element as { [STATE]?: ElementState })[STATE]
}

/**
 * Whether a person has edited or submitted a field, so that its errors may be shown.
 *
 * @param element An input, or a group of them: any used field counts.
 *
 * @example
 * const input = document.createElement('input')
 * isUsedInput(input) // => false
 * stateOf(input).isEdited = true
 * isUsedInput(input) // => true
 */
export function isUsedInput(element: Element): boolean {
  const fields = element.matches('input, select, textarea')
    ? [element]
    : [...element.querySelectorAll('input, select, textarea')]
  return fields.some((field) => {
    const state = findState(field)
    return state?.isEdited === true || state?.isSubmitted === true
  })
}
