// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { defineHook } from '../../client/src/hook.ts'
import { openPage, openUnjoined } from './support/live-page.ts'

/** A hook that writes down what happens to it. */
function spyHook() {
  const calls: string[] = []
  const hook = defineHook({
    mounted() {
      calls.push(`mounted ${this.el.id}`)
    },
    beforeUpdate(to: HTMLElement) {
      calls.push(`beforeUpdate ${this.el.textContent} to ${to.textContent}`)
    },
    updated() {
      calls.push(`updated ${this.el.textContent}`)
    },
    destroyed() {
      calls.push('destroyed')
    },
    disconnected() {
      calls.push('disconnected')
    },
    reconnected() {
      calls.push('reconnected')
    },
  })
  return { calls, hooks: { Spy: hook } }
}

const element = (text: string) => `<p id="h" phx-hook="Spy">${text}</p>`
const slot = (html: string) => ({ s: ['<div>', '</div>'], 0: html })

describe('hooks', () => {
  it('are mounted when the view is connected, not before', () => {
    const { calls, hooks } = spyHook()
    const page = openUnjoined(`<div>${element('a')}</div>`, { hooks })
    expect(calls).toEqual([])

    page.server.open()
    page.server.reply('phx_join', { rendered: slot(element('a')) })

    expect(calls).toEqual(['mounted h'])
  })

  it('follow their element from its first patch to its last', () => {
    const { calls, hooks } = spyHook()
    const page = openPage(slot(''), { hooks })

    page.diff({ 0: element('a') })
    page.diff({ 0: element('b') })
    page.diff({ 0: element('b') })
    page.diff({ 0: '' })

    expect(calls).toEqual(['mounted h', 'beforeUpdate a to b', 'updated b', 'destroyed'])
  })

  it('are told when the connection is lost and when it is back', () => {
    const { calls, hooks } = spyHook()
    const page = openPage(slot(element('a')), { hooks })
    const { joinRef, topic } = page.server.last('phx_join')

    page.server.receive([joinRef, null, topic, 'phx_error', {}])
    page.clock.advance(1_000)
    page.server.reply('phx_join', { rendered: slot(element('a')) })

    expect(calls).toEqual(['mounted h', 'disconnected', 'reconnected'])
  })

  it('are mounted anew when their name changes', () => {
    const { calls, hooks } = spyHook()
    const page = openPage(slot(element('a')), {
      hooks: { ...hooks, Other: { mounted: () => calls.push('other') } },
    })

    page.diff({ 0: element('a').replace('Spy', 'Other') })

    expect(calls.slice(-2)).toEqual(['destroyed', 'other'])
  })

  it('keep what they put into this, an element each', () => {
    const counts: number[] = []
    const hook = defineHook({
      count: 0,
      mounted() {
        this.count++
        counts.push(this.count)
      },
    })

    openPage(slot('<p id="a" phx-hook="Count"></p><p id="b" phx-hook="Count"></p>'), {
      hooks: { Count: hook },
    })

    expect(counts).toEqual([1, 1])
  })

  it('push events and get replies', async () => {
    const replies: unknown[] = []
    const hooks = {
      Ask: defineHook({
        mounted() {
          this.pushEvent('ask', { n: 1 }).then((reply) => replies.push(reply))
          this.pushEvent('ask', { n: 2 }, (reply) => replies.push(reply))
        },
      }),
    }
    const page = openPage(slot('<p id="h" phx-hook="Ask"></p>'), { hooks })
    const [first, second] = page.server.sent.filter(({ event }) => event === 'event')
    expect(first?.payload).toEqual({ type: 'hook', event: 'ask', value: { n: 1 } })

    for (const [frame, n] of [
      [first, 'one'],
      [second, 'two'],
    ] as const) {
      const reply = { status: 'ok', response: { diff: { r: { n } } } }
      page.server.receive([
        frame?.joinRef ?? null,
        frame?.ref ?? null,
        'lv:phx-1',
        'phx_reply',
        reply,
      ])
    }
    await vi.waitFor(() => expect(replies).toHaveLength(2))

    expect(replies).toEqual(expect.arrayContaining([{ n: 'one' }, { n: 'two' }]))
  })

  it('cannot push while the view is not connected', async () => {
    let push: () => Promise<unknown> = async () => {}
    const hooks = {
      Ask: defineHook({
        mounted() {
          push = () => this.pushEvent('ask')
        },
      }),
    }
    const page = openPage(slot('<p id="h" phx-hook="Ask"></p>'), { hooks })

    page.server.drop()

    await expect(push()).rejects.toMatchObject({ code: 'CLIENT_NOT_CONNECTED' })
  })

  it('get the server’s events until they are destroyed', () => {
    const seen: unknown[] = []
    const hooks = {
      Ear: defineHook({
        mounted() {
          this.handleEvent('ping', (payload) => seen.push(payload))
        },
      }),
    }
    const page = openPage(slot('<p id="h" phx-hook="Ear"></p>'), { hooks })

    page.diff({ e: [['ping', { n: 1 }]] })
    page.diff({ 0: '' })
    page.diff({ e: [['ping', { n: 2 }]] })

    expect(seen).toEqual([{ n: 1 }])
  })

  it('are reported when their name or their element’s id is missing', () => {
    const page = openPage(slot('<p id="a" phx-hook="Nope"></p><p phx-hook="Spy"></p>'), {
      hooks: spyHook().hooks,
    })

    expect(page.errors).toMatchObject([
      { code: 'CLIENT_UNKNOWN_HOOK', details: { name: 'Nope' } },
      { code: 'CLIENT_HOOK_NO_ID', details: { name: 'Spy' } },
    ])
  })

  it('end neither a join nor a patch by what they throw', () => {
    const failure = new RangeError('of the application')
    const fail = () => {
      throw failure
    }
    const hooks = { Spy: { mounted: fail, updated: fail } }
    const page = openPage(slot(element('a')), { hooks })

    page.diff({ 0: element('b') })

    expect(page.view.className).toBe('phx-connected')
    expect(page.find('#h').textContent).toBe('b')
    expect(page.errors).toEqual([failure, failure])
  })
})
