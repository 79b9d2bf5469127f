import { parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { findNestingProblem, findTextProblem } from '../../../framework/src/compiler/nesting.ts'

/** What a browser makes of it, from a body on. */
const parsed = (html: string): string => serialize(parseFragment(html))

const open = (tags: readonly string[]) => tags.map((tag) => `<${tag}>`).join('')
const close = (tags: readonly string[]) =>
  tags
    .toReversed()
    .map((tag) => `</${tag}>`)
    .join('')

const REBUILT = [
  'p div',
  'p p',
  'p span ul',
  'p h1',
  'p table',
  'p li',
  'div tr',
  'div td',
  'section tbody',
  'table div',
  'table tbody div',
  'table tbody tr p',
  'table tbody td',
  'table tr span',
  'h1 h2',
  'a a',
  'a span a',
  'button button',
  'form form',
  'form div form',
  'ul li li',
  'ul li div li',
  'dl dt dd',
  'select option option',
  'svg div',
  'svg g p',
  'svg foreignObject p div',
  'div head',
  'div body',
  'textarea b',
]

const KEPT = [
  'div p',
  'div div',
  'p span',
  'p svg',
  'button div',
  'a div',
  'p button div',
  'ul li ul li',
  'dl dt',
  'dl dd dl dt',
  'table tbody tr td div table tbody tr td',
  'table colgroup col',
  'table caption p',
  'form label input',
  'select optgroup option',
  'svg g path',
  'svg foreignObject div',
  'h1 span',
  'nav ul li a span',
  'details summary h2',
  'label input',
  'template tr',
  'li p',
]

describe('findNestingProblem', () => {
  it.each(REBUILT)('finds what browsers rebuild: %s', (path) => {
    const tags = path.split(' ')
    const html = open(tags) + close(tags)

    expect(parsed(html)).not.toBe(html)
    expect(findNestingProblem(tags.at(-1) ?? '', tags.slice(0, -1))).toBeDefined()
  })

  it.each(KEPT)('finds nothing in what browsers keep: %s', (path) => {
    const tags = path.split(' ')
    const isVoid = /(?:col|input)$/.test(path)
    const html = open(tags) + close(isVoid ? tags.slice(0, -1) : tags)

    expect(parsed(html)).toBe(html)
    for (const index of tags.keys())
      expect(findNestingProblem(tags[index] ?? '', tags.slice(0, index))).toBeUndefined()
  })

  it.each(['a button', 'a input', 'button a', 'button select', 'label label', 'button label'])(
    'finds things to click in things to click: %s',
    (path) => {
      const [outer = '', inner = ''] = path.split(' ')

      expect(findNestingProblem(inner, ['div', outer, 'span'])?.parent).toBe(outer)
    },
  )

  it('takes a row directly in a table, as HTML does', () => {
    expect(findNestingProblem('tr', ['table'])).toBeUndefined()
  })

  it('says nothing of an element whose parent is unknown', () => {
    expect(findNestingProblem('tr', [])).toBeUndefined()
  })
})

describe('findTextProblem', () => {
  it('finds text that browsers move out', () => {
    expect(findTextProblem('tr')?.parent).toBe('tr')
    expect(findTextProblem('td')).toBeUndefined()
    expect(findTextProblem(undefined)).toBeUndefined()
  })
})
