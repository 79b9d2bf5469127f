// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { openPage } from './support/live-page.ts'

const html = (text: string) => ({ s: [text] })

function type(element: Element, value: string) {
  ;(element as HTMLInputElement).value = value
  element.dispatchEvent(new Event('input', { bubbles: true }))
}

describe('clicks', () => {
  it('[LV-110] carry metadata, then values of attributes, then the element’s, then the command’s', () => {
    const ops = JSON.stringify([['push', { event: 'go', value: { d: 'command' } }]])
    const page = openPage(
      html(
        `<button phx-click='${ops}' phx-value-b="attribute" phx-value-c="attribute" phx-value-d="attribute" value="element"></button>`,
      ),
      { metadata: { click: () => ({ a: 'meta', b: 'meta', value: 'meta' }) } },
    )

    page.find('button').click()

    expect(page.pushed()).toEqual({
      type: 'click',
      event: 'go',
      value: { a: 'meta', b: 'attribute', c: 'attribute', d: 'command', value: 'element' },
    })
  })

  it('[LV-110] count once while the element waits for the answer', () => {
    const page = openPage(html('<button phx-click="go"></button>'))
    const events = () => page.server.sent.filter(({ event }) => event === 'event')

    page.find('button').click()
    page.find('button').click()
    expect(events()).toHaveLength(1)
    page.answer()
    page.find('button').click()

    expect(events()).toHaveLength(2)
  })

  it('go to the component or the element that is aimed at', () => {
    const page = openPage({
      s: [
        '<button id="a" phx-click="x" phx-target="1"></button><button id="b" phx-click="x" phx-target="#part"></button>',
        '',
      ],
      0: 1,
      c: { 1: { s: ['<p id="part">', '</p>'], r: 1, 0: '' } },
    })

    page.find('#a').click()
    expect(page.pushed()).toMatchObject({ cid: 1 })
    page.find('#b').click()
    expect(page.pushed()).toMatchObject({ cid: 1 })
  })

  it('do nothing on disabled elements', () => {
    const page = openPage(html('<div phx-click="go"><button disabled>x</button></div>'))

    page.find('button').dispatchEvent(new MouseEvent('click', { bubbles: true }))

    expect(page.server.sent.map(({ event }) => event)).toEqual(['phx_join'])
  })

  it('[LV-117] show their loading class until the answer', () => {
    const page = openPage(html('<button phx-click="go" phx-disable-with="Going">Go</button>'))
    const button = page.find<HTMLButtonElement>('button')

    button.click()
    expect([button.className, button.textContent, button.disabled]).toEqual([
      'phx-click-loading',
      'Going',
      true,
    ])
    page.answer()

    expect([button.className, button.textContent, button.disabled]).toEqual(['', 'Go', false])
    expect([...button.attributes].map(({ name }) => name)).toEqual([
      'phx-click',
      'phx-disable-with',
    ])
  })

  it('[LV-110] away from an element reach it', () => {
    const page = openPage(html('<div id="menu" phx-click-away="close"></div><p id="out"></p>'))
    for (const id of ['#menu', '#out']) page.find(id).getClientRects = () => [{}] as never

    page.find('#menu').click()
    expect(page.server.sent.map(({ event }) => event)).toEqual(['phx_join'])
    page.find('#out').click()

    expect(page.pushed()).toMatchObject({ type: 'click', event: 'close' })
  })

  it('[LV-110] away from an element that is scrolled out of sight do not reach it', () => {
    const page = openPage(html('<div id="menu" phx-click-away="close"></div><p id="out"></p>'))
    for (const id of ['#menu', '#out']) page.find(id).getClientRects = () => [{}] as never
    page.find('#menu').getBoundingClientRect = () => new DOMRect(0, innerHeight + 1, 10, 10)

    page.find('#out').click()

    expect(page.server.sent.map(({ event }) => event)).toEqual(['phx_join'])
  })
})

describe('loading classes', () => {
  it('[LV-117] stay until the last answer is there', () => {
    const page = openPage(html('<form phx-change="check"><input id="i" name="n"></form>'))
    const input = page.find('#i')
    type(input, 'a')
    const { joinRef, ref, topic } = page.server.last('event')
    type(input, 'ab')

    page.server.receive([joinRef, ref, topic, 'phx_reply', { status: 'ok', response: {} }])
    expect(input.className).toBe('phx-change-loading')
    page.answer()

    expect(input.className).toBe('')
  })

  it('survive a patch of an element that shows them without being locked', () => {
    const ops = JSON.stringify([['push', { event: 'go', loading: '#row' }]])
    const page = openPage({
      s: [`<button phx-click='${ops}'></button><p id="row">`, '</p>'],
      0: '1',
    })
    page.find('button').click()

    page.diff({ 0: '2' })
    expect([page.find('#row').className, page.find('#row').textContent]).toEqual([
      'phx-click-loading',
      '2',
    ])
    page.answer()

    expect(page.find('#row').className).toBe('')
  })
})

describe('locks', () => {
  const form = (value: string) => ({
    s: ['<form id="f" phx-change="check"><input id="i" name="n" value="', '"></form><p>', '</p>'],
    0: value,
    1: '0',
  })

  it('[LV-120] keep what the server rendered before it knew of the input', () => {
    const page = openPage(form(''))
    const input = page.find<HTMLInputElement>('#i')
    type(input, 'a')

    page.diff({ 0: 'stale', 1: '1' })

    expect([input.value, page.find('p').textContent]).toEqual(['a', '1'])
  })

  it('[LV-120] hold until the last push is answered, then show what came meanwhile', () => {
    const page = openPage(form(''))
    const input = page.find<HTMLInputElement>('#i')
    type(input, 'a')
    const first = page.server.last('event')
    type(input, 'ab')

    page.server.receive([
      first.joinRef,
      first.ref,
      first.topic,
      'phx_reply',
      { status: 'ok', response: { diff: { 0: 'A' } } },
    ])
    expect(input.value).toBe('ab')
    page.answer({ diff: { 0: 'AB' } })

    expect(page.find('#i')).toBe(input)
    expect(input.value).toBe('AB')
    expect(document.querySelectorAll('[data-phx-ref-src]')).toHaveLength(0)
  })

  it('[LV-120] apply what came meanwhile even when the answer is empty', () => {
    const page = openPage(form(''))
    type(page.find('#i'), 'a')
    page.diff({ 0: 'from elsewhere' })

    page.answer({})

    expect(page.find<HTMLInputElement>('#i').value).toBe('from elsewhere')
  })

  it('[LV-120] hold back parts inside a locked element, too', () => {
    const page = openPage({
      s: ['<div id="box" phx-click="go">', '</div>'],
      0: { s: ['<p id="p">', '</p>'], r: 1, 0: '1' },
    })
    const paragraph = page.find('#p')
    page.find('#box').click()

    page.diff({ 0: { 0: '2' } })
    expect(paragraph.textContent).toBe('1')
    page.diff({ 0: { 0: '3' } })
    expect(paragraph.textContent).toBe('1')
    page.answer({ diff: {} })

    expect(page.find('#p')).toBe(paragraph)
    expect(paragraph.textContent).toBe('3')
  })
})

describe('forms', () => {
  it('[LV-114] send all fields, which changed, and which were not used yet', () => {
    const page = openPage(
      html(
        '<form phx-change="check" phx-value-x="1"><input type="hidden" name="h" value="1"><input id="name" name="user[name]"><input name="user[tags][]" value="t"></form>',
      ),
    )

    type(page.find('#name'), 'bo')

    expect(page.pushed()).toEqual({
      type: 'form',
      event: 'check',
      value: 'h=1&user%5Bname%5D=bo&user%5B_unused_tags%5D%5B%5D=&user%5Btags%5D%5B%5D=t',
      meta: { _target: 'user[name]', x: '1' },
      uploads: {},
    })
  })

  it('[LV-114] send only the field that has a change of its own', () => {
    const page = openPage(
      html(
        '<form phx-change="all"><input name="a" value="1"><input id="b" name="b" phx-change="own"></form>',
      ),
    )

    type(page.find('#b'), '2')

    expect(page.pushed()).toMatchObject({ event: 'own', value: 'b=2', meta: { _target: 'b' } })
  })

  it('ignore the change that follows the input of the same field', () => {
    const page = openPage(html('<form phx-change="check"><input id="a" name="a"></form>'))
    type(page.find('#a'), 'x')

    page.find('#a').dispatchEvent(new Event('change', { bubbles: true }))

    expect(page.server.sent.filter(({ event }) => event === 'event')).toHaveLength(1)
  })

  const submit =
    '<form id="f" phx-submit="save"><input id="a" name="a" value=""><button name="how" value="now">Save</button></form>'

  it('[LV-114] cannot be changed while they are submitted', () => {
    const page = openPage(html(submit))
    const input = page.find<HTMLInputElement>('#a')
    const button = page.find<HTMLButtonElement>('button')
    type(input, 'x')

    button.click()
    expect(page.pushed()).toMatchObject({ type: 'form', event: 'save', value: 'a=x&how=now' })
    expect([input.readOnly, button.disabled, page.find('#f').className]).toEqual([
      true,
      true,
      'phx-submit-loading',
    ])
    page.answer()

    expect([input.readOnly, button.disabled, page.find('#f').className]).toEqual([false, false, ''])
  })

  it('are submitted once while they wait', () => {
    const page = openPage(html(submit))

    page.find<HTMLFormElement>('#f').requestSubmit()
    page.find<HTMLFormElement>('#f').requestSubmit()

    expect(page.server.sent.filter(({ event }) => event === 'event')).toHaveLength(1)
  })

  it('show the server’s values after a submit and get the focus back', () => {
    const page = openPage({ s: [`${submit}<p>`, '</p>'], 0: '' })
    const input = page.find<HTMLInputElement>('#a')
    input.focus()
    type(input, 'message')
    page.find<HTMLFormElement>('#f').requestSubmit()

    page.answer({ diff: { 0: 'sent' } })

    expect(input.value).toBe('')
    expect(document.activeElement).toBe(input)
  })

  it('do not take the focus that a submit moves for the person’s', () => {
    const page = openPage(
      html('<form phx-submit="save"><input id="a" phx-blur="out" phx-focus="in"></form>'),
    )
    page.find('#a').focus()
    page.answer()

    page.find<HTMLFormElement>('form').requestSubmit()
    page.answer()

    const events = page.server.sent.filter(({ event }) => event === 'event')
    expect(events.map(({ payload }) => payload.event)).toEqual(['in', 'save'])
    expect(document.activeElement).toBe(page.find('#a'))
  })

  it('[LV-115] are sent again after a rejoin, before its patch', () => {
    const form = {
      s: ['<form id="f" phx-change="check"><input id="a" name="a" value="', '"></form>'],
      0: '',
    }
    const page = openPage(form)
    type(page.find('#a'), 'typed')
    page.answer({ diff: { 0: 'typed' } })
    const { joinRef, topic } = page.server.last('phx_join')
    page.server.receive([joinRef, null, topic, 'phx_error', {}])
    page.clock.advance(1_000)

    page.server.reply('phx_join', { rendered: form })
    expect(page.pushed()).toMatchObject({
      type: 'form',
      event: 'check',
      value: 'a=typed',
      meta: { _target: 'a' },
    })
    expect(page.find<HTMLInputElement>('#a').value).toBe('typed')
    page.answer({ diff: { 0: 'TYPED' } })

    expect(page.find<HTMLInputElement>('#a').value).toBe('TYPED')
  })

  it('are not sent again when they do not want to be', () => {
    const form = {
      s: ['<form id="f" phx-change="check" phx-auto-recover="ignore"><input name="a"></form>'],
    }
    const page = openPage(form)
    const { joinRef, topic } = page.server.last('phx_join')
    page.server.receive([joinRef, null, topic, 'phx_error', {}])
    page.clock.advance(1_000)

    page.server.reply('phx_join', { rendered: form })

    expect(page.server.sent.filter(({ event }) => event === 'event')).toEqual([])
  })

  it('send no field as unused after they were submitted', () => {
    const page = openPage(
      html(
        '<form phx-change="check" phx-submit="save"><input id="a" name="a"><input name="b"></form>',
      ),
    )
    page.find<HTMLFormElement>('form').requestSubmit()
    page.answer()

    type(page.find('#a'), 'x')

    expect(page.pushed()).toMatchObject({ value: 'a=x&b=' })
  })

  it('leave the rows of streams alone when they are submitted', () => {
    const row = { s: ['<li id="', '">', '</li>'], k: { 0: { 0: 'a', 1: 'A' }, kc: 1 } }
    const page = openPage({
      s: ['<form phx-submit="save"></form><ul id="list" phx-update="stream">', '</ul>', ''],
      0: { ...row, stream: ['0', [['a', -1, null, false]], []] },
      1: '',
    })

    page.find<HTMLFormElement>('form').requestSubmit()
    page.answer({ diff: { 1: '<p>Saved</p>' } })

    expect(page.find('p').textContent).toBe('Saved')
    expect(page.find('#list').textContent).toBe('A')
  })
})

describe('keys and focus', () => {
  const press = (element: EventTarget, key: string) =>
    element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

  it('[LV-111] reach the element that has the binding and pass the filter', () => {
    const page = openPage(html('<input id="a" phx-keydown="key" phx-key="enter">'))

    press(page.find('#a'), 'x')
    press(page.find('#a'), 'Enter')

    expect(
      page.server.sent.filter(({ event }) => event === 'event').map(({ payload }) => payload),
    ).toEqual([{ type: 'keydown', event: 'key', value: { key: 'Enter', value: '' } }])
  })

  it('[LV-111] of the window reach every element that wants them', () => {
    const page = openPage(html('<div phx-window-keydown="one"></div><p></p>'))

    press(page.find('p'), 'Escape')

    expect(page.pushed()).toEqual({ type: 'keydown', event: 'one', value: { key: 'Escape' } })
  })

  it('[LV-112] send focus and blur with the element’s values', () => {
    const page = openPage(html('<input id="a" phx-focus="in" phx-blur="out" phx-value-n="1">'))

    page.find('#a').focus()
    expect(page.pushed()).toEqual({ type: 'focus', event: 'in', value: { n: '1', value: '' } })
    page.find('#a').blur()

    expect(page.pushed()).toMatchObject({ type: 'blur', event: 'out' })
  })

  it('[LV-112] send the focus of the window', () => {
    const page = openPage(html('<div phx-window-blur="away" phx-value-n="1"></div>'))

    window.dispatchEvent(new Event('blur'))

    expect(page.pushed()).toEqual({ type: 'blur', event: 'away', value: { n: '1' } })
  })
})
