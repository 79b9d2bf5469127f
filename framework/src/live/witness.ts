/** Type witnesses: values that carry a type to inference and do nothing. */

declare const witnessed: unique symbol

/** Carries a type and nothing else. */
export interface Witness<T> {
  readonly [witnessed]?: T
}

const WITNESS: Witness<never> = Object.freeze({})

/**
 * Says which messages a view's `handleInfo` gets.
 *
 * @example
 * messages<{ type: 'tick' }>() // => {}
 */
export function messages<T>(): Witness<T> {
  return WITNESS
}
