// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { openPage } from '../support/live-page.ts'

/** A view with one slot of free HTML. */
const slot = (html: string) => ({ s: ['<div>', '</div>'], 0: html })

function type(element: Element, value: string) {
  ;(element as HTMLInputElement).value = value
  element.dispatchEvent(new Event('input', { bubbles: true }))
}

describe('morph', () => {
  it('keeps elements with an id wherever they go', () => {
    const page = openPage(slot('<p id="a">a</p><p id="b">b</p>'))
    const [a, b] = [page.find('#a'), page.find('#b')]

    page.diff({ 0: '<p id="b">B</p><section><p id="a">A</p></section>' })

    expect(page.find('#a')).toBe(a)
    expect(page.find('#b')).toBe(b)
    expect(page.view.innerHTML).toBe('<div><p id="b">B</p><section><p id="a">A</p></section></div>')
  })

  it('[LV-114] never overwrites the field that has the focus', () => {
    const page = openPage(slot('<input id="i" value="">'))
    const input = page.find<HTMLInputElement>('#i')
    input.focus()
    type(input, 'typed')
    input.setSelectionRange(2, 3)

    page.diff({ 0: '<input id="i" value="server" class="wrong">' })

    expect([input.value, input.className, input.selectionStart, input.selectionEnd]).toEqual([
      'typed',
      'wrong',
      2,
      3,
    ])
    expect(document.activeElement).toBe(input)
  })

  it('patches a focused field that asks for it', () => {
    const page = openPage(slot('<input id="i" value="" phx-patch-focused>'))
    const input = page.find<HTMLInputElement>('#i')
    input.focus()
    type(input, 'typed')

    page.diff({ 0: '<input id="i" value="server" phx-patch-focused>' })

    expect(input.value).toBe('server')
  })

  it('keeps what was typed into a field that the server did not change', () => {
    const page = openPage(slot('<input id="i" value="old"><p>1</p>'))
    const input = page.find<HTMLInputElement>('#i')
    type(input, 'typed')

    page.diff({ 0: '<input id="i" value="old"><p>2</p>' })
    expect(input.value).toBe('typed')
    page.diff({ 0: '<input id="i" value="new"><p>2</p>' })

    expect(input.value).toBe('new')
  })

  it('[LV-118] leaves an ignored element alone but for its data', () => {
    const page = openPage(slot('<div id="map" phx-update="ignore" data-at="1" data-old="x"></div>'))
    const map = page.find('#map')
    map.innerHTML = '<canvas></canvas>'
    map.className = 'client'

    page.diff({
      0: '<div id="map" phx-update="ignore" data-at="2" class="server">content</div>',
    })

    expect(map.innerHTML).toBe('<canvas></canvas>')
    expect([map.dataset.at, map.dataset.old, map.className]).toEqual(['2', undefined, 'client'])
  })

  it('keeps the elements of rows that move', () => {
    const list = {
      s: ['<ul>', '</ul>'],
      0: { s: ['<li>', '</li>'], k: { 0: { 0: 'a' }, 1: { 0: 'b' }, 2: { 0: 'c' }, kc: 3 } },
    }
    const page = openPage(list)
    const [a, b, c] = page.view.querySelectorAll('li')

    page.diff({ 0: { k: { 0: { 0: 'new' }, 1: 2, 2: [0, { 0: 'A' }], kc: 3, km: true } } })

    const now = [...page.view.querySelectorAll('li')]
    expect(now.map(({ textContent }) => textContent)).toEqual(['new', 'c', 'A'])
    expect(now[1]).toBe(c)
    expect(now[2]).toBe(a)
    expect(b?.isConnected).toBe(false)
  })

  it('touches only the row that changed', async () => {
    const list = {
      s: ['<p>', '</p><ul>', '</ul>'],
      0: 'x',
      1: { s: ['<li>', '</li>'], k: { 0: { 0: 'a' }, 1: { 0: 'b' }, kc: 2 } },
    }
    const page = openPage(list)
    const seen: MutationRecord[] = []
    const observer = new MutationObserver((records) => seen.push(...records))
    observer.observe(page.view, { subtree: true, childList: true, characterData: true })

    page.diff({ 1: { k: { 1: { 0: 'B' }, kc: 2 } } })
    seen.push(...observer.takeRecords())

    expect(seen.map(({ target }) => target.textContent)).toEqual(['B'])
  })

  it('replaces a component whose tag changes and keeps what is in it', () => {
    const page = openPage({
      s: ['<div>', '</div>'],
      0: 1,
      c: { 1: { s: ['<', '><i id="i"></i>', '</', '>'], r: 1, 0: 'b', 1: 'x', 2: 'b' } },
    })
    const inner = page.find('#i')

    page.diff({ c: { 1: { 0: 'u', 1: 'y', 2: 'u' } } })

    expect(page.view.textContent).toBe('y')
    expect(page.find('u').contains(inner)).toBe(true)
  })

  it('patches inside of SVG with elements of SVG', () => {
    const page = openPage({
      s: ['<svg>', '</svg>'],
      0: { s: ['<g><circle r="', '"></circle></g>'], r: 1, 0: '1' },
    })
    const circle = page.find('circle')

    page.diff({ 0: { 0: '2' } })

    expect(page.find('circle')).toBe(circle)
    expect(circle.getAttribute('r')).toBe('2')
  })
})

describe('streams', () => {
  const row = (id: string, text: string) => ({ 0: id, 1: text })
  const stream = (rows: object[], operations: unknown[]) => ({
    k: { ...rows, kc: rows.length },
    stream: operations,
  })
  const open = () => {
    const first = stream(
      [row('i-1', 'one'), row('i-2', 'two'), row('i-3', 'three')],
      [
        '0',
        [
          ['i-1', -1, null, false],
          ['i-2', -1, null, false],
          ['i-3', -1, null, false],
        ],
        [],
      ],
    )
    const list = { s: ['<li id="', '">', '</li>'], ...first }
    const page = openPage({
      s: ['<ul id="list" phx-update="stream">', '</ul><p>', '</p>'],
      0: list,
      1: 'x',
    } as never)
    const ids = () => [...page.find('#list').children].map(({ id }) => id)
    return {
      page,
      ids,
      diff: (rows: object[], ops: unknown[]) => page.diff({ 0: stream(rows, ops) } as never),
    }
  }

  it('[LV-118] keeps rows that a diff does not mention', () => {
    const { page, ids } = open()

    page.diff({ 1: 'y' })

    expect(ids()).toEqual(['i-1', 'i-2', 'i-3'])
  })

  it('[LV-118] inserts, updates, deletes, limits and resets rows', () => {
    const { page, ids, diff } = open()
    diff(
      [row('i-0', 'zero'), row('i-9', 'nine'), row('i-2', 'TWO'), row('i-x', 'x')],
      [
        '0',
        [
          ['i-0', 0, null, false],
          ['i-9', 1, null, false],
          ['i-2', 0, null, false],
          ['i-x', -1, null, true],
        ],
        ['i-1'],
      ],
    )
    expect(ids()).toEqual(['i-0', 'i-9', 'i-2', 'i-3'])
    expect(page.find('#i-2').textContent).toBe('TWO')

    diff([row('i-7', 'seven')], ['0', [['i-7', -1, -2, false]], []])
    expect(ids()).toEqual(['i-3', 'i-7'])

    diff(
      [row('i-2', '2'), row('i-5', '5')],
      [
        '0',
        [
          ['i-2', -1, null, false],
          ['i-5', -1, null, false],
        ],
        [],
        true,
      ],
    )
    expect(ids()).toEqual(['i-2', 'i-5'])
  })
})
