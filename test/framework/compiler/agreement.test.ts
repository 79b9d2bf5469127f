import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderToString } from '../../../framework/src/template/render.ts'
import { type Exports, evaluateCompiled, evaluatePlain } from './evaluate.ts'
import { COMPONENTS, jsx, variables } from './tsx-source.ts'

function render(module: Exports): string {
  return renderToString(module.render?.() ?? null)
}

describe('compiled and plain templates', () => {
  it('give the same HTML for any source', async () => {
    await fc.assert(
      fc.asyncProperty(jsx, async (expression) => {
        const source = `${COMPONENTS}\nexport const render = () => (${expression})`

        const compiled = render(await evaluateCompiled(source, variables))

        expect(compiled).toBe(render(await evaluatePlain(source, variables)))
      }),
      { numRuns: 400 },
    )
  }, 30_000)
})
