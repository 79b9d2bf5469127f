import { describe, expect, it } from 'vitest'
import { JsonScript, renderToString } from '../../../framework/src/template/index.ts'

describe('JsonScript', () => {
  it.each(['</script>', '<!--<script>', '\u2028', '&amp;', '"</SCRIPT >'])(
    'keeps %j as data',
    (data) => {
      const html = renderToString(JsonScript({ id: 'data', data: { data } }))
      const json = html.slice(
        '<script type="application/json" id="data">'.length,
        -'</script>'.length,
      )

      expect(json).not.toMatch(/[<>&\u2028]/)
      expect(JSON.parse(json)).toEqual({ data })
    },
  )
})
