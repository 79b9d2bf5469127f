import { describe, expect, it } from 'vitest'
import { HtmlDocument } from '../../../framework/src/testing/html-document.ts'
import {
  attributeOf,
  describeElement,
  textOf,
} from '../../../framework/src/testing/html-element.ts'

const page = HtmlDocument.inside(
  'div',
  `<h1>Tasks  <small>3</small></h1>
  <form><label for="a">Title</label><input id="a" name="title">
  <label>Done <input type="checkbox" name="done"></label>
  <button type="submit" aria-label="Save it">✓</button></form>
  <ul><li>one</li><li>two</li></ul><a href="/x">Go on</a><a>nowhere</a>`,
)

describe('HtmlDocument', () => {
  it('finds by CSS', () => {
    expect(page.all('li').map(textOf)).toEqual(['one', 'two'])
  })

  it('finds the innermost elements that say a text', () => {
    expect(page.all({ text: '3' }).map((element) => element.name)).toEqual(['small'])
    expect(page.all({ text: /^one$/ }).map((element) => element.name)).toEqual(['li'])
  })

  it('finds fields by their label, around them or for them', () => {
    expect(attributeOf(page.get({ label: 'Title' }), 'name')).toBe('title')
    expect(attributeOf(page.get({ label: /^Done/ }), 'name')).toBe('done')
  })

  it('finds by role and name', () => {
    expect(attributeOf(page.get({ role: 'button', name: 'Save it' }), 'type')).toBe('submit')
    expect(page.all({ role: 'link' }).map(textOf)).toEqual(['Go on'])
    expect(page.all({ role: 'heading' })).toHaveLength(1)
    expect(page.all({ role: 'checkbox', css: 'input' })).toHaveLength(1)
  })

  it('shows the page when nothing matches', () => {
    expect(() => page.get({ role: 'dialog' })).toThrow(
      expect.objectContaining({
        code: 'TESTING_NO_ELEMENT',
        details: { query: 'role "dialog"', near: expect.stringContaining('<h1>Tasks') },
      }),
    )
  })

  it('lists what matches when it is not clear which is meant', () => {
    expect(() => page.get('li')).toThrow(
      expect.objectContaining({
        code: 'TESTING_AMBIGUOUS',
        message: expect.stringContaining('<li>two</li>'),
      }),
    )
  })

  it('reads text as a person sees it', () => {
    expect(textOf(page.get('h1'))).toBe('Tasks 3')
  })

  it('parses what stands in a table as a browser does', () => {
    const rows = HtmlDocument.inside('table', '<tr><td>1</td></tr>')

    expect(rows.all('tbody > tr > td')).toHaveLength(1)
  })

  it('shows an element in one line', () => {
    expect(describeElement(page.get('#a'))).toBe('<input id="a" name="title"></input>')
  })
})
