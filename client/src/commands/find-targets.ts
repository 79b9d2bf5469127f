import type { OpTarget } from '../../../framework/src/wire/index.ts'

/** The elements that a command acts on. */
export function findOpTargets(element: Element, to: OpTarget | undefined): readonly Element[] {
  if (to === undefined) return [element]
  if (typeof to === 'string') return [...document.querySelectorAll(to)]
  if ('inner' in to) return [...element.querySelectorAll(to.inner)]
  const closest = element.closest(to.closest)
  return closest === null ? [] : [closest]
}
