/** Character references in the literal parts of attributes that have values in them. */

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z0-9]*));/gi

/**
 * Replaces character references by the characters; `undefined` when one has a name that is not known.
 *
 * @example
 * decodeEntities('a &amp; b &#39;c&#x27;') // => "a & b 'c'"
 * decodeEntities('&bogus;') // => undefined
 */
export function decodeEntities(text: string): string | undefined {
  if (!text.includes('&')) return text
  let isKnown = true
  const decoded = text.replace(REFERENCE, (_, decimal?: string, hex?: string, name?: string) => {
    const character =
      name === undefined
        ? fromCode(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
        : NAMED[name]
    if (character === undefined) isKnown = false
    return character ?? ''
  })
  return isKnown ? decoded : undefined
}

function fromCode(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
