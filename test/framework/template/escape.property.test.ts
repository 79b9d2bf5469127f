import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { html, renderToString } from '../../../framework/src/template/index.ts'
import { makeBinding } from '../../../framework/src/template/internal.ts'
import { jsx } from '../../../framework/src/template/jsx-runtime.ts'
import type { Rendered } from '../../../framework/src/template/rendered.ts'

/** Texts full of what HTML means something by, without what its parser changes by itself. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        '`',
        '=',
        '/',
        ' ',
        '\n',
        '</p>',
        '<!--',
        '-->',
        '&amp;',
        '&lt',
        '<script>',
        ']]>',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replace(/[\0\r]|[^\P{Cc}\n]/gu, ''))

function parse(rendered: Rendered): { attributes: Record<string, string>; text: string } {
  const { childNodes } = parseFragment(renderToString(rendered))
  const element = childNodes[0] as DefaultTreeAdapterTypes.Element
  expect(childNodes).toHaveLength(1)
  expect(element.childNodes.length).toBeLessThanOrEqual(1)
  const text = element.childNodes[0] as DefaultTreeAdapterTypes.TextNode | undefined
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]))
  return { attributes, text: text?.value ?? '' }
}

describe('escaping', () => {
  it('[PHX-064] gives back any text from any context', () => {
    const on = makeBinding('event')
    fc.assert(
      fc.property(texts, (text) => {
        const props = { 'data-spread': text }
        const { attributes, text: child } = parse(
          html`<p title=${text} class=${[text]} data-mixed="a ${text}" ...${props} values=${{ v: text }} onClick=${on({ text })}>${text}</p>`,
        )

        expect(child).toBe(text)
        expect(attributes).toEqual({
          title: text,
          class: text,
          'data-mixed': `a ${text}`,
          'data-spread': text,
          'phx-value-v': text,
          'phx-click': JSON.stringify([['push', { event: 'event', value: { text } }]]),
        })
      }),
      { numRuns: 500 },
    )
  })

  it('gives back any text from the props and children of JSX', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parse(jsx('textarea', { title: text, 'aria-label': text, children: text }))

        expect(parsed).toEqual({ attributes: { title: text, 'aria-label': text }, text })
      }),
      { numRuns: 300 },
    )
  })

  it('lets no name of a prop become more than a name', () => {
    fc.assert(
      fc.property(texts, (name) => {
        try {
          const { attributes, text } = parse(jsx('p', { [name]: 'x', children: 'y' }))
          expect(Object.keys(attributes).length).toBeLessThanOrEqual(1)
          expect(text).toBe('y')
        } catch (error) {
          expect(error).toMatchObject({ code: expect.stringMatching(/^TEMPLATE_/) })
        }
      }),
    )
  })
})
