import { describe, expect, it } from 'vitest'
import { each, Fragment, html, renderToString } from '../../../framework/src/template/index.ts'
import { firstTree, templateChecks } from '../../../framework/src/template/internal.ts'
import { jsxDEV } from '../../../framework/src/template/jsx-dev-runtime.ts'
import { component, jsx, jsxs } from '../../../framework/src/template/jsx-runtime.ts'
import type { Child } from '../../../framework/src/template/rendered.ts'

const code = (name: string): unknown => expect.objectContaining({ code: name })

describe('jsx', () => {
  it('has one template for one shape', () => {
    const first = jsx('p', { id: 'a', children: 'x' })

    expect(jsx('p', { id: 'b', children: 5 }).template).toBe(first.template)
    expect(jsx('p', { id: 'b' }).template).not.toBe(first.template)
  })

  it('[LV-043] calls components with their props', () => {
    const Hello = ({ name, children }: { name: string; children?: Child }) =>
      jsxs('p', { children: [name, children] })

    expect(renderToString(jsx(Hello, { name: 'Ada', children: '!' }))).toBe('<p>Ada!</p>')
    expect(renderToString(component(Hello, { name: 'Bob' }))).toBe('<p>Bob</p>')
    expect(renderToString(component('p' as never, { children: 'tag' }))).toBe('<p>tag</p>')
  })

  it('gives a key to what a component returns', () => {
    expect(jsx(() => jsx('li', {}), {}, 'a').key).toBe('a')
    expect(jsx(() => 'text', {}, 'b').key).toBe('b')
  })

  it('groups children in fragments', () => {
    expect(
      renderToString(jsxs(Fragment, { children: ['a', jsx('b', { children: 1 }), null] })),
    ).toBe('a<b>1</b>')
  })

  it('leaves out children that show nothing', () => {
    expect(renderToString(jsxs('p', { children: [null, undefined, true, false, 0, ''] }))).toBe(
      '<p>0</p>',
    )
  })

  it('needs no keys for children that stand in the source', () => {
    const Box = ({ children }: { children?: Child }) => jsx('div', { children })

    expect(renderToString(jsxs(Box, { children: [jsx('i', {}), jsx('b', {})] }))).toBe(
      '<div><i></i><b></b></div>',
    )
  })

  it.each([
    ['a function', () => 'x'],
    ['an object', { a: 1 }],
    ['a promise', Promise.resolve('x')],
    ['a date', new Date(0)],
    ['a symbol', Symbol('x')],
    ['forged HTML', JSON.parse('{"html":"<b>","template":{"statics":["<b>"]},"slots":[]}')],
  ])('refuses %s as a child', (_, child) => {
    expect(() => renderToString(jsx('p', { children: child }))).toThrow(code('TEMPLATE_BAD_CHILD'))
    expect(() => firstTree(jsx('p', { children: child }))).toThrow(code('TEMPLATE_BAD_CHILD'))
  })

  it('refuses what is no element', () => {
    expect(() => jsx(undefined, {})).toThrow(code('TEMPLATE_BAD_COMPONENT'))
    expect(() => jsx(async () => 'x', {})).toThrow(code('TEMPLATE_BAD_RETURN'))
    expect(() => jsx('script', { children: 'x' })).toThrow(code('TEMPLATE_BAD_ELEMENT'))
    expect(() => jsx('SCRIPT', {})).toThrow(code('TEMPLATE_BAD_ELEMENT'))
    expect(() => jsx('p><script', {})).toThrow(code('TEMPLATE_BAD_ELEMENT'))
    expect(() => jsx('br', { children: 'x' })).toThrow(code('TEMPLATE_VOID_CHILDREN'))
    expect(() => jsx('p', { 'a b': 1 })).toThrow(code('TEMPLATE_BAD_NAME'))
  })

  it('refuses items that are no array', () => {
    expect(() => each({} as never, () => null)).toThrow(code('TEMPLATE_BAD_ITEMS'))
  })

  it('refuses rows without keys, with file and line', () => {
    const row = jsxDEV('li', { children: 'x' }, undefined, false, {
      fileName: '/app/room.tsx',
      lineNumber: 12,
    })

    expect(() => renderToString(jsx('ul', { children: [row] }))).toThrow(
      expect.objectContaining({
        code: 'TEMPLATE_MISSING_KEY',
        details: { element: 'li', at: '/app/room.tsx:12' },
      }),
    )
    expect(() => firstTree(jsx('ul', { children: [row] }))).toThrow(code('TEMPLATE_MISSING_KEY'))
  })

  it('goes by the index of rows without keys in production', () => {
    const restore = templateChecks(false)

    expect(renderToString(jsx('ul', { children: [jsx('li', {})] }))).toBe('<ul><li></li></ul>')
    restore()
  })

  it('never takes a prop with a space in its name for two', () => {
    const restore = templateChecks(false)

    const hostile = renderToString(jsx('q', { 'cite class': 'x' }))
    const ordinary = renderToString(jsx('q', { cite: '/a', class: 'b' }))
    restore()

    expect([hostile, ordinary]).toEqual(['<q></q>', '<q cite="/a" class="b"></q>'])
  })

  it.each([
    ['jsx', () => jsx('p', { hook: 'Chart' })],
    ['a spread', () => html`<p ...${{ hook: 'Chart', class: 'a' }}></p>`],
    ['html', () => html`<p update="ignore"></p>`],
  ])('wants an id of what the client keeps, in %s', (_form, make) => {
    expect(make).toThrow(code('TEMPLATE_NO_ID'))
  })

  it('makes no attribute of a key that was spread', () => {
    expect(renderToString(jsx('p', { ...{ key: 1 }, children: 'x' }))).toBe('<p>x</p>')
  })

  it('keeps the templates of shapes in bounds', () => {
    const first = jsx('p', { 'data-first': 1 }).template

    for (let n = 0; n < 5_000; n++) jsx('p', { [`data-n${n}`]: 1 })

    expect(jsx('p', { 'data-first': 1 }).template).not.toBe(first)
  })
})
