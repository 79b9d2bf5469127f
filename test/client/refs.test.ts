// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openPage } from './support/live-page.ts'

const form = {
  s: ['<form phx-change="check"><input id="i" name="n" value="', '"></form><p>', '</p>'],
  0: '',
  1: '0',
}

describe('locks', () => {
  it('[LV-120] never show an older state of the field that is being typed into', () => {
    const actions = fc.array(fc.constantFrom('type', 'answer', 'push'), { maxLength: 30 })
    let page = openPage(form)
    fc.assert(
      fc.property(actions, (steps) => {
        page.liveSocket.destroy()
        page = openPage(form)
        const input = page.find<HTMLInputElement>('#i')
        const open: { ref: string | null; value: string }[] = []
        let typed = ''
        let pushes = 0
        const answer = () => {
          const oldest = open.shift()
          if (oldest === undefined) return
          const { joinRef, topic } = page.server.last('phx_join')
          const response = { diff: { 0: oldest.value } }
          page.server.receive([joinRef, oldest.ref, topic, 'phx_reply', { status: 'ok', response }])
        }
        const run = {
          type() {
            typed += 'x'
            input.value = typed
            input.dispatchEvent(new Event('input', { bubbles: true }))
            open.push({ ref: page.server.last('event').ref, value: typed })
          },
          answer,
          push: () => page.diff({ 1: String(++pushes) }),
        }

        for (const step of steps) {
          run[step]()
          expect(input.value).toBe(typed)
          expect(page.find('p').textContent).toBe(String(pushes))
        }
        while (open.length > 0) answer()

        expect(page.find('#i')).toBe(input)
        expect(input.value).toBe(typed)
        expect(document.querySelectorAll('[data-phx-ref-src]')).toHaveLength(0)
      }),
      { numRuns: 40 },
    )
  })
})
