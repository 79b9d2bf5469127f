/** The `html` tag: templates in plain TypeScript. Same elements, same props, same escaping as TSX. */

import { HOLE, readSource } from './html-attributes.ts'
import { type ParsedHtml, parseHtml } from './html-parser.ts'
import { rendered } from './render.ts'
import type { Key, Rendered } from './rendered.ts'

const parsedByStrings = new WeakMap<TemplateStringsArray, ParsedHtml>()

/**
 * Makes a `Rendered` from HTML with values in it.
 *
 * Values stand between tags, as whole attributes (`class=${x}`), within quoted ones (`id="row-${x}"`) or as spread props
 * (`...${props}`), and are escaped for where they stand. Every element is closed; `<p />` is an empty one. A `key`
 * stands on the outermost element.
 *
 * @throws {AnkaError} `TEMPLATE_SYNTAX` with line and column, at the first render.
 *
 * @example
 * import { renderToString } from 'anka/template'
 * renderToString(html`<p class=${['a', false]} title="No. ${7}">${'1 < 2'}</p>`) // => '<p class="a" title="No. 7">1 &lt; 2</p>'
 * html`<p>` // throws TEMPLATE_SYNTAX
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): Rendered {
  const { template, sources, key } = findParsed(strings)
  const slots: unknown[] = []
  for (const source of sources) slots.push(readSource(source, values))
  const known = typeof key === 'string' || key === undefined ? key : readSource(key, values)
  return rendered(template, slots, known as Key | undefined)
}

function findParsed(strings: TemplateStringsArray): ParsedHtml {
  const known = parsedByStrings.get(strings)
  if (known !== undefined) return known
  const parsed = parseHtml(strings.join(HOLE))
  parsedByStrings.set(strings, parsed)
  return parsed
}
