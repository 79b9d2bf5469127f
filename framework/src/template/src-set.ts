/** The only way to a `srcset`: a typed list of candidates. */

import { hasChecks } from './checks.ts'
import { templateErrors } from './errors.ts'
import { BLOCKED_URL, describeUrls, isSafeUrl } from './url.ts'

/** One image that the browser may choose. */
export interface SrcSetCandidate {
  /** Where the image is. */
  readonly url: string
  /** Its width in pixels; it and `density` exclude each other. */
  readonly width?: number
  /** For which pixel density it is made. */
  readonly density?: number
}

/** The value of `srcset` and `imagesrcset`, made by {@link srcSet}. */
export class SrcSet {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** @returns The attribute's value. */
  toString(): string {
    return this.#text
  }
}

/**
 * Makes the value of a `srcset`.
 *
 * URLs are checked like those of `img src`; white space and commas in them are encoded.
 *
 * @throws {AnkaError} `TEMPLATE_BAD_SRCSET` when a width or a density is no positive number, or both are there;
 * in development `TEMPLATE_UNSAFE_URL`, where production has `#blocked`.
 *
 * @example
 * srcSet([{ url: '/a.png', width: 320 }, { url: '/b.png', width: 640 }]).toString() // => '/a.png 320w, /b.png 640w'
 * srcSet([{ url: 'javascript:alert(1)', density: 2 }]) // throws TEMPLATE_UNSAFE_URL
 * srcSet([{ url: '/a.png', width: -1 }]) // throws TEMPLATE_BAD_SRCSET
 */
export function srcSet(candidates: readonly SrcSetCandidate[]): SrcSet {
  return new SrcSet(candidates.map(candidateText).join(', '))
}

function candidateText(candidate: SrcSetCandidate): string {
  const { url, width, density } = candidate
  const refuse = (why: string) => templateErrors.TEMPLATE_BAD_SRCSET({ why, value: candidate })
  if (typeof url !== 'string') throw refuse('its url is no string')
  if (width !== undefined && density !== undefined) throw refuse('it has a width and a density')
  if (width !== undefined && !(Number.isInteger(width) && width > 0))
    throw refuse('its width is no positive integer')
  if (density !== undefined && !(Number.isFinite(density) && density > 0))
    throw refuse('its density is not positive')
  const safe = safeUrl(url)
  if (width !== undefined) return `${safe} ${width}w`
  return density === undefined ? safe : `${safe} ${density}x`
}

function safeUrl(url: string): string {
  if (isSafeUrl(url, 'image')) return url.trim().replace(/\s/g, '%20').replace(/^,|,$/g, '%2C')
  if (!hasChecks()) return BLOCKED_URL
  throw templateErrors.TEMPLATE_UNSAFE_URL({
    element: 'img',
    attribute: 'srcset',
    value: url,
    expected: describeUrls('image'),
  })
}
