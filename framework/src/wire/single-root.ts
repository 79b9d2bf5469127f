import type { Statics } from './tree.ts'

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

/** Where the scan of a template stands between two statics. */
interface Scan {
  depth: number
  roots: number
  /** Inside a tag: its name, and the quote that an attribute's value is in. */
  tag: string | undefined
  quote: string
}

/**
 * Whether a template renders exactly one element, whatever stands in its slots.
 *
 * White space and comments around it do not count; a slot beside it does, since it may hold anything.
 *
 * @example
 * hasSingleRoot(['<li class="', '"><b>', '</b></li>']) // => true
 * hasSingleRoot(['<li>', '</li>', '']) // => false
 * hasSingleRoot(['<br><br>']) // => false
 */
export function hasSingleRoot(statics: Statics): boolean {
  const scan: Scan = { depth: 0, roots: 0, tag: undefined, quote: '' }
  const last = statics.length - 1
  for (let index = 0; index <= last; index++) {
    if (!scanStatic(scan, statics[index] ?? '')) return false
    const slotIsOutside = scan.depth === 0 && scan.tag === undefined
    if (index < last && slotIsOutside) return false
  }
  return scan.depth === 0 && scan.tag === undefined && scan.roots === 1
}

/** Reads one static; false when it shows something beside the root. */
function scanStatic(scan: Scan, text: string): boolean {
  let at = 0
  while (at < text.length) {
    at = scan.tag === undefined ? scanText(scan, text, at) : scanTag(scan, text, at)
    if (at === -1 || scan.roots > 1) return false
  }
  return true
}

/** Reads text and comments, to the start of a tag or to the end; -1 when something stands beside the root. */
function scanText(scan: Scan, text: string, from: number): number {
  const open = text.indexOf('<', from)
  const between = text.slice(from, open === -1 ? text.length : open)
  if (scan.depth === 0 && between.trim() !== '') return -1
  if (open === -1) return text.length
  if (!text.startsWith('<!--', open)) return startTag(scan, text, open)
  const end = text.indexOf('-->', open + 4)
  return end === -1 ? -1 : end + 3
}

function startTag(scan: Scan, text: string, open: number): number {
  const name = /^<(\/?[a-zA-Z][^\s/>]*)/.exec(text.slice(open, open + 80))?.[1]
  if (name === undefined) return open + 1
  scan.tag = name.toLowerCase()
  if (scan.depth === 0 && !name.startsWith('/')) scan.roots++
  return open + 1 + name.length
}

/** Reads on inside a tag, to its end or to the end of the text. */
function scanTag(scan: Scan, text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const unit = text[at] ?? ''
    at++
    if (scan.quote !== '') {
      if (unit === scan.quote) scan.quote = ''
    } else if (unit === '"' || unit === "'") {
      scan.quote = unit
    } else if (unit === '>') {
      endTag(scan, text[at - 2] === '/')
      return at
    }
  }
  return at
}

function endTag(scan: Scan, closesItself: boolean): void {
  const tag = scan.tag ?? ''
  scan.tag = undefined
  if (tag.startsWith('/')) scan.depth--
  else if (!closesItself && !VOID.has(tag)) scan.depth++
}
