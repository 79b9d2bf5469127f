// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { encodeOps, type Op } from '../../../framework/src/wire/index.ts'
import { openPage } from '../support/live-page.ts'

const slot = (html: string) => ({ s: ['<div>', '</div>'], 0: html })

/** A page with HTML and how to run commands on the element with the id "a". */
function open(html: string) {
  const page = openPage(slot(html))
  const run = (...ops: Op[]) => page.liveSocket.execJS(page.find('#a'), encodeOps(ops))
  return { ...page, page, run }
}

describe('commands', () => {
  it('[LV-123] change classes and attributes so that patches keep them', () => {
    const { page, run } = open('<p id="a" class="x"></p>')

    run(
      ['add_class', { names: ['on'] }],
      ['remove_class', { names: ['x'] }],
      ['set_attr', { attr: ['open', 'true'] }],
    )
    page.diff({ 0: '<p id="a" class="x y">new</p>' })

    const element = page.find('#a')
    expect([element.className, element.getAttribute('open'), element.textContent]).toEqual([
      'y on',
      'true',
      'new',
    ])
  })

  it('[LV-123] toggle classes and attributes', () => {
    const { page, run } = open('<p id="a" class="x"></p>')
    const state = () => {
      const element = page.find('#a')
      return [
        element.className,
        element.hasAttribute('open'),
        element.getAttribute('aria-expanded'),
      ]
    }
    const toggle = () =>
      run(
        ['toggle_class', { names: ['x', 'z'] }],
        ['toggle_attr', { attr: ['open', 'true'] }],
        ['toggle_attr', { attr: ['aria-expanded', 'true', 'false'] }],
      )

    toggle()
    expect(state()).toEqual(['z', true, 'true'])
    toggle()

    expect(state()).toEqual(['x', false, 'false'])
  })

  it('[LV-123] leave attributes alone that they were told to ignore', () => {
    const { page, run } = open('<details id="a" data-n="1"></details>')
    run(['ignore_attrs', { attrs: ['open', 'data-*'] }])
    page.find('#a').setAttribute('open', '')

    page.diff({ 0: '<details id="a" data-n="2" class="c"></details>' })

    expect(page.find('#a').outerHTML).toBe(
      '<details id="a" data-n="1" open="" class="c"></details>',
    )
  })

  it('[LV-122] show and hide, and patches keep that', () => {
    const { page, run } = open('<p id="a"></p>')
    const seen: string[] = []
    for (const type of ['phx:hide-start', 'phx:hide-end', 'phx:show-start', 'phx:show-end']) {
      page.find('#a').addEventListener(type, () => seen.push(type))
    }

    run(['hide', {}], ['hide', {}])
    page.diff({ 0: '<p id="a">new</p>' })
    expect(page.find('#a').style.display).toBe('none')
    run(['toggle', { display: 'flex' }])

    expect(page.find('#a').style.display).toBe('flex')
    expect(seen).toEqual(['phx:hide-start', 'phx:hide-end', 'phx:show-start', 'phx:show-end'])
  })

  it('[LV-122] hold patches back until a blocking transition is over', () => {
    const { page, clock, run } = open('<p id="a">old</p>')
    run(['hide', { transition: [['fade'], ['from'], ['to']], time: 100 }])

    page.diff({ 0: '<p id="a">new</p>' })
    expect(page.find('#a').textContent).toBe('old')
    expect(page.find('#a').classList).toContain('fade')
    clock.advance(100)

    expect(page.find('#a').textContent).toBe('new')
    expect(page.find('#a').style.display).toBe('none')
    expect(page.find('#a').classList).not.toContain('fade')
  })

  it('[LV-125] act on what they are aimed at', () => {
    const { page, run } = open('<ul><li id="a"><b></b></li><li class="l"></li></ul>')

    run(
      ['add_class', { names: ['inner'], to: { inner: 'b' } }],
      ['add_class', { names: ['closest'], to: { closest: 'ul' } }],
      ['add_class', { names: ['global'], to: 'li' }],
    )

    expect(page.view.innerHTML).toContain(
      '<ul class="closest"><li id="a" class="global"><b class="inner"></b></li><li class="l global"></li></ul>',
    )
  })

  it('[LV-125] dispatch events and run the commands of another attribute', () => {
    const { page, run } = open(
      `<p id="a" data-done='[["dispatch",{"event":"app:done","detail":{"n":1}}]]'></p>`,
    )
    const done = vi.fn()
    page.view.addEventListener('app:done', (event) => done((event as CustomEvent).detail))

    run(['exec', { attr: 'data-done' }])

    expect(done).toHaveBeenCalledWith({ n: 1, dispatcher: page.find('#a') })
  })

  it('report an exec that finds nothing', () => {
    const { page, run } = open('<p id="a"></p>')

    run(['exec', { attr: 'data-none' }])

    expect(page.errors).toMatchObject([{ code: 'CLIENT_NO_COMMANDS' }])
  })

  it('[LV-124] move the focus and give it back, the last first', () => {
    const { run } = open('<button id="a"></button><div id="d"><p></p><input id="i"></div>')
    const focused = () => document.activeElement?.id

    run(['push_focus', {}], ['focus_first', { to: '#d' }])
    expect(focused()).toBe('i')
    run(['pop_focus', {}])
    expect(focused()).toBe('a')
    run(['focus', { to: '#i' }])

    expect(focused()).toBe('i')
  })

  it('[LV-121] push with a value, a target’s loading class and a page that loads', () => {
    const { page, run } = open('<button id="a" phx-value-a="1"></button><p id="row"></p>')
    const loading = vi.fn()
    window.addEventListener('phx:page-loading-start', loading, { once: true })

    run(['push', { event: 'go', value: { b: 2 }, loading: '#row', page_loading: true }])
    expect(page.pushed()).toMatchObject({ event: 'go', value: { a: '1', b: 2 } })
    expect(page.find('#row').classList).toHaveLength(1)
    page.answer()

    expect(loading).toHaveBeenCalledOnce()
    expect(page.find('#row').classList).toHaveLength(0)
  })
})

describe('lifecycle commands', () => {
  const mark = (name: string) => encodeOps([['set_attr', { attr: [name, 'yes'], to: '#out' }]])

  it('[LV-119] run when an element appears, once', () => {
    const page = openPage(slot('<i id="out"></i>'))

    page.diff({ 0: `<i id="out"></i><p id="p" phx-mounted='${mark('data-here')}'></p>` })

    expect(page.find('#out').dataset.here).toBe('yes')
  })

  it('[LV-119] keep an element until its removal is over', () => {
    const ops = encodeOps([['hide', { transition: [['fade'], [], []], time: 100 }]])
    const page = openPage(slot(`<p id="p" phx-remove='${ops}'></p>`))

    page.diff({ 0: '' })
    expect(document.querySelector('#p')).not.toBeNull()
    page.clock.advance(100)

    expect(document.querySelector('#p')).toBeNull()
  })

  it('[LV-119] tell of a lost connection only after half a second', () => {
    const html = `<i id="out"></i><p phx-disconnected='${mark('data-lost')}' phx-connected='${mark('data-back')}'></p>`
    const page = openPage(slot(html))
    expect(page.find('#out').dataset.back).toBe('yes')
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)

    page.server.drop()
    page.clock.advance(499)
    expect(page.find('#out').dataset.lost).toBeUndefined()
    page.clock.advance(1)

    expect(page.find('#out').dataset.lost).toBe('yes')
    vi.restoreAllMocks()
  })
})
