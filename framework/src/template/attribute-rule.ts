/** What each attribute of each element may hold, and how it is encoded. The table behind the escaping by context. */

import { COMMAND_ATTRIBUTES } from './attribute-name.ts'
import type { UrlUse } from './url.ts'

/** How the value of an attribute becomes text. */
export type AttributeRule =
  | 'plain'
  | 'words'
  | 'url'
  | 'urls'
  | 'guarded'
  | 'class'
  | 'style'
  | 'command'
  | 'srcset'
  | 'srcdoc'
  | 'values'
  | 'link'
  | 'script'

const URL_BY_ATTRIBUTE: Readonly<Record<string, UrlUse>> = {
  href: 'link',
  'xlink:href': 'link',
  src: 'resource',
  action: 'submit',
  formaction: 'submit',
  cite: 'link',
  poster: 'image',
  background: 'image',
  longdesc: 'link',
  manifest: 'resource',
  codebase: 'resource',
  classid: 'resource',
  archive: 'resource',
  profile: 'resource',
  icon: 'image',
  lowsrc: 'image',
  dynsrc: 'media',
}

const URL_BY_PLACE: Readonly<Record<string, UrlUse>> = {
  'object data': 'resource',
  'link href': 'resource',
  'use href': 'resource',
  'use xlink:href': 'resource',
  'img src': 'image',
  'input src': 'image',
  'image href': 'image',
  'image xlink:href': 'image',
  'feimage href': 'image',
  'feimage xlink:href': 'image',
  'video src': 'media',
  'audio src': 'media',
  'source src': 'media',
  'track src': 'media',
}

/** Attributes whose values are the words `true` and `false`: there absence is no `false`. */
const WORDS = new Set([
  'contenteditable',
  'draggable',
  'spellcheck',
  'writingsuggestions',
  'focusable',
  'preserveAlpha',
])

const ANIMATIONS = new Set(['animate', 'set', 'animatetransform', 'animatemotion', 'animatecolor'])

const FIXED: Readonly<Record<string, AttributeRule>> = {
  class: 'class',
  style: 'style',
  srcset: 'srcset',
  imagesrcset: 'srcset',
  srcdoc: 'srcdoc',
  ping: 'urls',
  values: 'values',
}

/**
 * Finds the rule of an attribute.
 *
 * @example
 * findRule('a', 'href') // => 'url'
 * findRule('div', 'onclick') // => 'script'
 * findRule('div', 'aria-hidden') // => 'words'
 */
export function findRule(element: string, attribute: string): AttributeRule {
  const name = attribute.toLowerCase()
  if (name === 'values' && hasOwnValues(element)) return 'plain'
  const fixed = Object.hasOwn(FIXED, name) ? FIXED[name] : undefined
  if (fixed !== undefined) return fixed
  if (name.startsWith('on')) return 'script'
  if (name.startsWith('aria-') || WORDS.has(attribute)) return 'words'
  if (COMMAND_ATTRIBUTES.has(name)) return 'command'
  if (findUrlUse(element, name) !== undefined) return 'url'
  if (element === 'a' && (attribute === 'patch' || attribute === 'navigate')) return 'link'
  return isGuarded(element, name) ? 'guarded' : 'plain'
}

/**
 * What the URL in an attribute is used for; `undefined` when it holds none.
 *
 * @example
 * findUrlUse('img', 'src') // => 'image'
 * findUrlUse('div', 'title') // => undefined
 */
export function findUrlUse(element: string, attribute: string): UrlUse | undefined {
  const place = `${element.toLowerCase()} ${attribute}`
  if (Object.hasOwn(URL_BY_PLACE, place)) return URL_BY_PLACE[place]
  return Object.hasOwn(URL_BY_ATTRIBUTE, attribute) ? URL_BY_ATTRIBUTE[attribute] : undefined
}

/** In these elements of SVG `values` is an attribute. */
function hasOwnValues(element: string): boolean {
  return ANIMATIONS.has(element.toLowerCase()) || element === 'feColorMatrix'
}

function isGuarded(element: string, name: string): boolean {
  if (element.toLowerCase() === 'meta') return name === 'http-equiv'
  return name === 'attributename' && ANIMATIONS.has(element.toLowerCase())
}

const SAFE_HTTP_EQUIV = new Set([
  'content-type',
  'default-style',
  'x-ua-compatible',
  'content-language',
])
const UNSAFE_ANIMATED = /^\s*(?:on|style$|(?:xlink:)?href\s*$|src|action|formaction|srcdoc)/i

/**
 * Whether a value may stand in a guarded attribute: one where some values are as powerful as a script.
 *
 * @example
 * isGuardedValueSafe('meta', 'refresh') // => false
 * isGuardedValueSafe('animate', 'opacity') // => true
 */
export function isGuardedValueSafe(element: string, value: string): boolean {
  if (element.toLowerCase() === 'meta') return SAFE_HTTP_EQUIV.has(value.trim().toLowerCase())
  return !UNSAFE_ANIMATED.test(value)
}

const REFUSED: Readonly<Record<string, string>> = {
  script: 'scripts stand in files; for data use JsonScript, for behaviour a hook',
  style: 'styles stand in files, or in the style prop',
  base: 'it would move every URL of the page',
  applet: 'browsers no longer have it',
  frame: 'browsers no longer have it',
  frameset: 'browsers no longer have it',
  noembed: 'its content is not parsed as HTML',
  noframes: 'its content is not parsed as HTML',
  plaintext: 'its content is not parsed as HTML',
  xmp: 'its content is not parsed as HTML',
}

/**
 * Why an element cannot stand in a template; `undefined` when it can.
 *
 * @example
 * findRefusal('div') // => undefined
 * findRefusal('xmp') // => 'its content is not parsed as HTML'
 */
export function findRefusal(element: string): string | undefined {
  const name = element.toLowerCase()
  if (Object.hasOwn(REFUSED, name)) return REFUSED[name]
  return /^[a-z][a-z0-9:._-]*$/.test(name) ? undefined : 'this is no name of an element'
}

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/**
 * Whether an element never has children, nor an end tag.
 *
 * @example
 * isVoid('br') // => true
 */
export function isVoid(element: string): boolean {
  return VOID.has(element.toLowerCase())
}
