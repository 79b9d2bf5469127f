import { describe, expect, it } from 'vitest'
import { html, renderToString } from '../../../framework/src/template/index.ts'
import { template } from '../../../framework/src/template/internal.ts'
import { jsx } from '../../../framework/src/template/jsx-runtime.ts'

describe('template', () => {
  it('tells two templates with the same statics apart', () => {
    expect(template(['<p></p>'], [])).not.toBe(template(['<p></p>'], []))
  })

  it('is no root unless it is said to be', () => {
    expect(template(['<p></p>'], []).root).toBe(false)
  })

  it.each([
    [
      html`<textarea name="a" rows=${3}>${'\nx'}</textarea>`,
      '<textarea name="a" rows="3">\n\nx</textarea>',
    ],
    [jsx('textarea', { name: 'a', children: '\nx' }), '<textarea name="a">\n\nx</textarea>'],
    [jsx('pre', { children: 'x' }), '<pre>\nx</pre>'],
    [html`<pre>a${'x'}</pre>`, '<pre>ax</pre>'],
    [html`<pre title="&gt;"><b>${'x'}</b></pre>`, '<pre title="&gt;"><b>x</b></pre>'],
  ])('keeps the newline that a text begins with: %#', (rendered, expected) => {
    expect(renderToString(rendered)).toBe(expected)
  })
})
