/** Data for scripts and hooks: JSON in an element that the browser never runs. */

import { rendered } from './render.ts'
import type { Rendered } from './rendered.ts'
import { template } from './template.ts'
import { trusted } from './trusted.ts'

const jsonScript = template(
  ['<script type="application/json"', '>', '</script>'],
  [['script', 'id'], 0],
  { root: true },
)

/**
 * A script element that holds data: `JSON.parse(document.getElementById(id).textContent)` reads it.
 *
 * Whatever the data holds cannot end the element.
 *
 * @example
 * import { renderToString } from 'anka/template'
 * renderToString(JsonScript({ id: 'data', data: '</script>' })) // => '<script type="application/json" id="data">"\\u003c/script\\u003e"</script>'
 */
export function JsonScript(props: { readonly id: string; readonly data: unknown }): Rendered {
  const json = JSON.stringify(props.data) ?? 'null'
  return rendered(jsonScript, [
    props.id,
    trusted(json.replace(/[<>&\u2028\u2029]/g, escapeCharacter)),
  ])
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
