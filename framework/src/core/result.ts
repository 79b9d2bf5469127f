/**
 * Expected failures as values: a `Result` is either a value or an error with a closed set of reasons.
 * Not for bugs or a broken environment, which are thrown; see `anka-error.ts`.
 */

/** Either a value or the reason why there is none. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** A value, or a promise of one. */
export type MaybePromise<T> = T | Promise<T>

/** What JSON can hold. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/**
 * Wraps a value as a success.
 *
 * @example
 * ok(7) // => { ok: true, value: 7 }
 */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/**
 * Wraps a reason as a failure.
 *
 * @example
 * err('too large') // => { ok: false, error: 'too large' }
 */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error }
}
