/**
 * A storage of the browser, or `undefined` where the person forbids pages to keep anything: reading it then throws.
 *
 * @param own The one that the application gave.
 */
export function findStorage(
  own: Storage | undefined,
  kind: 'localStorage' | 'sessionStorage',
): Storage | undefined {
  if (own !== undefined) return own
  try {
    return window[kind]
  } catch {
    return undefined
  }
}
