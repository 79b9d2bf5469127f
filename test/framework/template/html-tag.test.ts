import { describe, expect, it } from 'vitest'
import { html, renderToString, trusted } from '../../../framework/src/template/index.ts'
import { firstTree, makeBinding } from '../../../framework/src/template/internal.ts'
import type { Rendered } from '../../../framework/src/template/rendered.ts'

const text = (rendered: Rendered): string => renderToString(rendered)

describe('html', () => {
  it('has the same template at each render', () => {
    const view = (n: number): Rendered => html`<p>${n}</p>`

    expect(view(1).template).toBe(view(2).template)
  })

  it('escapes text and attributes', () => {
    expect(text(html`<p title=${'"<'}>${'<b>'}</p>`)).toBe('<p title="&quot;&lt;">&lt;b&gt;</p>')
  })

  it('inserts trusted HTML as it is', () => {
    expect(text(html`<p>${trusted('<b>x</b>')}</p>`)).toBe('<p><b>x</b></p>')
    expect(() => text(html`<p>${JSON.parse('{"html":"<b>"}')}</p>`)).toThrow(
      expect.objectContaining({ code: 'TEMPLATE_BAD_CHILD' }),
    )
  })

  it('takes values within quoted attributes', () => {
    expect(
      text(html`<p id="row-${7}-${null}x" class="a ${['b', false]}" title='${'q'} &amp; "'></p>`),
    ).toBe('<p id="row-7-x" class="a b" title="q &amp; &quot;"></p>')
  })

  it('takes the props of TSX', () => {
    const save = makeBinding('save')

    expect(
      text(html`<form onSubmit=${save}><input debounceMs=${100} disabled=${true}><br></form>`),
    ).toBe('<form phx-submit="save"><input phx-debounce="100" disabled><br></form>')
  })

  it('takes spread props, of which later ones win', () => {
    expect(text(html`<p id="a" ...${{ id: 'b', class: 'c' }} class="d" hidden></p>`)).toBe(
      '<p id="b" class="d" hidden></p>',
    )
  })

  it('makes links of the framework', () => {
    expect(text(html`<a class="x" patch=${'/a'} replace>a</a>`)).toBe(
      '<a class="x" href="/a" data-phx-link="patch" data-phx-link-state="replace">a</a>',
    )
  })

  it('closes empty elements and drops comments', () => {
    expect(text(html`<p /><!-- no --><svg viewBox="0 0 1 1"><path d="M0"/></svg>`)).toBe(
      '<p></p><svg viewBox="0 0 1 1"><path d="M0"></path></svg>',
    )
  })

  it('knows elements in capital letters', () => {
    expect(renderToString(html`<p>a<BR />b</p>`)).toBe('<p>a<BR>b</p>')
  })

  it('takes the key of its outermost element', () => {
    expect(html`<li key=${7}>x</li>`.key).toBe(7)
    expect(html` <li key="row-${7}">x</li>`.key).toBe('row-7')
  })

  it('is one root when nothing stands beside its element', () => {
    const roots = [html` <p>${1}</p> `, html`<p></p><p></p>`, html`x<p></p>`, html`<p></p>${1}`]

    expect(roots.map(({ template }) => template.root)).toEqual([true, false, false, false])
  })

  it('sends statics and dynamics apart', () => {
    expect(firstTree(html`<p id=${1}>${2}</p>`).tree).toEqual({
      s: ['<p', '>', '</p>'],
      0: ' id="1"',
      1: '2',
    })
  })

  it.each([
    ['<div>\n  <p></div>', 2, 6],
    ['<div>', 1, 1],
    ['</p>', 1, 1],
    ['a < b', 1, 3],
    ['<p class=>x</p>', 1, 4],
    ['<p "x">', 1, 4],
    ['<p id="a" id="b"></p>', 1, 1],
    ['<script></script>', 1, 1],
    ['<style></style>', 1, 1],
    ['<base>', 1, 1],
    ['<p onclick="x()"></p>', 1, 1],
    ['<p onClick="inc"></p>', 1, 1],
    ['<a href="javascript:x">x</a>', 1, 1],
    ['<iframe srcdoc="x"></iframe>', 1, 1],
    ['<p style="color:red"></p>', 1, 1],
    ['<img srcset="/a.png 1x">', 1, 1],
    ['<META http-equiv="refresh">', 1, 1],
    ['<set attributeName="href" to="x"/>', 1, 1],
    ['</br>', 1, 1],
    ['<p', 1, 1],
  ])('tells line and column of what is wrong in %j', (source, line, column) => {
    const strings = Object.assign([source], { raw: [source] }) as unknown as TemplateStringsArray

    expect(() => html(strings)).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE_SYNTAX',
        details: expect.objectContaining({ line, column }),
      }),
    )
  })

  it.each([
    [['<!-- ', ' -->']],
    [['<p ', '></p>']],
    [['<p data-', '="x"></p>']],
    [['<p style="color: ', '"></p>']],
    [['<p title="&copy; ', '"></p>']],
    [['<p onclick=', '></p>']],
    [['<', '></p>']],
    [['<ul><li key=', '></li></ul>']],
  ])('has no value in %j', (parts) => {
    const strings = Object.assign([...parts], { raw: parts }) as unknown as TemplateStringsArray

    expect(() => html(strings, 'x')).toThrow(/TEMPLATE_(?:SYNTAX|EVENT_STRING)/)
  })
})
