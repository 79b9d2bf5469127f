/** Where in the source an element was written; known only from the development form of JSX. */

const sourceByElement = new WeakMap<object, string>()

/** Remembers where an element was written. */
export function keepSource(element: object, source: string): void {
  sourceByElement.set(element, source)
}

/** File and line where an element was written. */
export function findSource(element: object): string | undefined {
  return sourceByElement.get(element)
}
