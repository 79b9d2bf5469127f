// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { openPage } from './support/live-page.ts'

function openField(attributes: string) {
  const page = openPage({
    s: [`<form phx-change="check" phx-submit="save"><input id="a" name="a" ${attributes}></form>`],
  })
  const input = page.find<HTMLInputElement>('#a')
  const type = (value: string) => {
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const sent = () =>
    page.server.sent.filter(({ event }) => event === 'event').map(({ payload }) => payload.value)
  return { page, input, type, sent }
}

describe('debounce', () => {
  it('[LV-113] fires after the last event, 300 ms when empty', () => {
    const { page, type, sent } = openField('phx-debounce=""')

    type('1')
    page.clock.advance(299)
    type('2')
    page.clock.advance(299)
    expect(sent()).toEqual([])
    page.clock.advance(1)

    expect(sent()).toEqual(['a=2'])
  })

  it('[LV-113] fires at once when the field loses the focus', () => {
    const { input, type, sent } = openField('phx-debounce="5000"')
    type('1')

    input.dispatchEvent(new Event('blur'))

    expect(sent()).toEqual(['a=1'])
  })

  it('[LV-113] waits for the blur when it says so', () => {
    const { page, input, type, sent } = openField('phx-debounce="blur"')
    type('1')
    page.clock.advance(20_000)
    expect(sent()).toEqual([])

    input.dispatchEvent(new Event('blur'))

    expect(sent()).toEqual(['a=1'])
  })

  it('[LV-113] is dropped when the form is submitted', () => {
    const { page, type, sent } = openField('phx-debounce="100"')
    type('1')

    page.find<HTMLFormElement>('form').requestSubmit()
    page.clock.advance(100)

    expect(sent()).toEqual(['a=1'])
    expect(page.pushed()).toMatchObject({ event: 'save' })
  })

  it('is dropped when the field is gone', () => {
    const { page, input, type, sent } = openField('phx-debounce="100"')
    type('1')

    input.remove()
    page.clock.advance(100)

    expect(sent()).toEqual([])
  })
})

describe('throttle', () => {
  it('[LV-113] fires at once and then ignores', () => {
    const { page, type, sent } = openField('phx-throttle="100"')

    type('1')
    type('2')
    page.clock.advance(100)
    type('3')

    expect(sent()).toEqual(['a=1', 'a=3'])
  })

  it('[LV-111] lets another key through', () => {
    const page = openPage({ s: ['<input id="k" phx-keydown="key" phx-throttle="100">'] })
    const press = (key: string) =>
      page.find('#k').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))

    press('a')
    press('a')
    press('b')

    const events = page.server.sent.filter(({ event }) => event === 'event')
    expect(events.map(({ payload }) => payload.value)).toMatchObject([{ key: 'a' }, { key: 'b' }])
  })
})

describe('debounce and throttle at once', () => {
  it('throttle for the time of the debounce', () => {
    const { page, type, sent } = openField('phx-debounce="100" phx-throttle="1000"')

    type('1')
    page.clock.advance(100)
    type('2')

    expect(sent()).toEqual(['a=1', 'a=2'])
  })
})
