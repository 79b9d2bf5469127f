import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderToString } from '../../../framework/src/template/render.ts'
import type { Rendered } from '../../../framework/src/template/rendered.ts'
import { Client } from '../template/client.ts'
import { type Exports, evaluateCompiled, evaluatePlain } from './evaluate.ts'
import { COMPONENTS, jsx, variables } from './tsx-source.ts'

const ITEMS = [
  { id: 1, name: 'Ada', tags: ['a', 'b'] },
  { id: 'two', name: '<b>Bob</b>', tags: [] },
  { id: 3, name: 'Cy', tags: ['c'] },
]

function render(module: Exports): string {
  return renderToString(module.render?.() ?? null)
}

const state = fc.record({
  n: fc.nat(2),
  zero: fc.constant(0),
  none: fc.constantFrom(null, 'some'),
  absent: fc.constant(undefined),
  yes: fc.boolean(),
  no: fc.boolean(),
  text: fc.constantFrom('a', '<b>'),
  names: fc.constantFrom(['x', '<y>'], ['y'], []),
  items: fc.subarray(ITEMS, { minLength: 0 }).chain((some) => fc.shuffledSubarray(some)),
  props: fc.constantFrom({ title: 't' }, { title: 'u', hidden: true }, {}),
})

describe('compiled and plain templates', () => {
  it('give the same HTML for any source', async () => {
    await fc.assert(
      fc.asyncProperty(jsx, async (expression) => {
        const source = `${COMPONENTS}\nexport const render = () => (${expression})`

        const compiled = render(await evaluateCompiled(source, variables))

        expect(compiled).toBe(render(await evaluatePlain(source, variables)))
      }),
      { numRuns: 250 },
    )
  }, 30_000)

  it('bring a client by their diffs to the HTML of a fresh render', async () => {
    const names = Object.keys(variables).join(', ')
    const states = fc.array(state, { minLength: 2, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(jsx, states, async (expression, [first, ...later]) => {
        const source = `${COMPONENTS}\nexport const render = ({ ${names} }) => (${expression})`
        const { render } = await evaluateCompiled(source)
        const client = new Client(render?.(first) as Rendered)

        for (const next of later) {
          client.update(render?.(next) as Rendered)

          expect(client.html).toBe(renderToString(render?.(next) as Rendered))
        }
      }),
      { numRuns: 250 },
    )
  }, 30_000)
})
