/** Which URLs an attribute may hold: an allow-list of schemes for each kind of attribute. */

/** What stands in place of a URL that was refused, outside development. */
export const BLOCKED_URL = '#blocked'

/** What a URL is used for. */
export type UrlUse = 'link' | 'image' | 'media' | 'resource' | 'submit'

const SCHEMES: Readonly<Record<UrlUse, ReadonlySet<string>>> = {
  link: new Set(['http', 'https', 'mailto', 'tel', 'sms']),
  image: new Set(['http', 'https', 'blob']),
  media: new Set(['http', 'https', 'blob']),
  resource: new Set(['http', 'https']),
  submit: new Set(['http', 'https']),
}

const IMAGE_DATA =
  /^data:image\/(?:png|gif|jpe?g|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|svg\+xml)[;,]/i
const MEDIA_DATA = /^data:(?:audio|video)\/[\w.+-]+[;,]/i

/** What browsers take out of a URL before they look for its scheme, and what could hide it from a reader. */
const IGNORED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about.
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]+/g
const SCHEME = /^([^/?#:]*):/
const PLAIN = /^(?:https?:\/\/|\/|#|\?)[\w./?#&=%~+,@:-]*$/

/**
 * Whether a URL may stand where it is used for that.
 *
 * Control characters and white space are taken out first, as browsers do. Relative URLs are allowed everywhere.
 *
 * @example
 * isSafeUrl('/rooms/7?tab=1#top', 'link') // => true
 * isSafeUrl(' java\tscript:alert(1)', 'link') // => false
 * isSafeUrl('data:image/png;base64,AAAA', 'image') // => true
 * isSafeUrl('data:image/png;base64,AAAA', 'link') // => false
 */
export function isSafeUrl(url: string, use: UrlUse): boolean {
  if (PLAIN.test(url)) return true
  const bare = url.replace(IGNORED, '')
  const scheme = SCHEME.exec(bare)
  if (scheme === null) return true
  const name = (scheme[1] as string).toLowerCase()
  if (SCHEMES[use].has(name)) return true
  if (use === 'image') return IMAGE_DATA.test(bare)
  return use === 'media' && (MEDIA_DATA.test(bare) || IMAGE_DATA.test(bare))
}

/**
 * What may stand there, for an error.
 *
 * @example
 * describeUrls('submit') // => 'a relative URL or one of http:, https:'
 */
export function describeUrls(use: UrlUse): string {
  const schemes = [...SCHEMES[use]].map((scheme) => `${scheme}:`)
  if (use === 'image') schemes.push('data:image/…')
  if (use === 'media') schemes.push('data:audio/…', 'data:video/…', 'data:image/…')
  return `a relative URL or one of ${schemes.join(', ')}`
}
