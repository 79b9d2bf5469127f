// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { openPage } from '../support/live-page.ts'

const html = '<p id="a" class="x"></p>'

function open() {
  const page = openPage({ s: ['<div>', '</div>'], 0: html })
  return { page, js: page.liveSocket.js(), element: page.find('#a') }
}

describe('script commands', () => {
  it('[LV-127] change an element so that patches keep it', () => {
    const { page, js, element } = open()

    js.hide(element)
    js.addClass(element, 'on off')
    js.removeClass(element, ['x'])
    js.setAttribute(element, 'aria-busy', 'true')
    js.toggleAttribute(element, 'hidden', 'hidden')
    page.diff({ 0: html.replace('></p>', '>new</p>') })

    expect(page.find('#a').outerHTML).toBe(
      '<p id="a" class="on off" style="display: none;" aria-busy="true" hidden="hidden">new</p>',
    )
  })

  it('[LV-127] undo each other', () => {
    const { js, element } = open()

    js.toggleClass(element, 'x')
    js.toggleClass(element, 'x')
    js.hide(element)
    js.toggle(element)
    js.setAttribute(element, 'title', 't')
    js.removeAttribute(element, 'title')

    expect(element.outerHTML).toBe('<p id="a" class="x" style="display: block;"></p>')
  })

  it('[LV-127] run transitions for as long as they are told', () => {
    const { page, js, element } = open()

    js.transition(element, 'shake', { time: 50 })
    expect(element.className).toBe('x shake')
    page.clock.advance(50)

    expect(element.className).toBe('x')
  })

  it('push events and run what stands in an attribute', () => {
    const { page, js, element } = open()

    js.push(element, 'go', { value: { n: 1 } })
    expect(page.pushed()).toEqual({ type: 'js', event: 'go', value: { n: 1 } })
    page.answer()
    js.exec(element, '[["push",{"event":"again"}]]')

    expect(page.pushed()).toMatchObject({ event: 'again' })
  })

  it('patch the URL', () => {
    const { page, js } = open()

    js.patch('/items')

    expect(page.server.last('live_patch').payload).toEqual({ url: 'http://localhost:3000/items' })
  })
})
