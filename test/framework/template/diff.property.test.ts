import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderToString } from '../../../framework/src/template/render.ts'
import { Client } from './client.ts'
import { htmlForm, jsxForm, renderView, views } from './random-view.ts'
import { tsxForm } from './tsx-form.tsx'

const forms = fc.constantFrom(htmlForm, jsxForm, tsxForm)

describe('diffs of random views', () => {
  it('leave the client with what a fresh render gives', () => {
    fc.assert(
      fc.property(views, forms, ([first, ...later], form) => {
        const client = new Client(renderView(first as never, form))
        expect(client.html).toBe(renderToString(renderView(first as never, form)))
        for (const part of later) {
          client.update(renderView(part, form))
          expect(client.html).toBe(renderToString(renderView(part, form)))
        }
      }),
      { numRuns: 400 },
    )
  })

  it('send nothing for a view that was rendered again', () => {
    fc.assert(
      fc.property(views, forms, (parts, form) => {
        const client = new Client(renderView(parts[0] as never, form))
        for (const part of parts) {
          client.update(renderView(part, form))
          expect(client.update(renderView(part, form))).toBeUndefined()
        }
      }),
      { numRuns: 200 },
    )
  })

  it('come from the same HTML in all forms', () => {
    fc.assert(
      fc.property(views, ([part]) => {
        const [fromHtml, fromJsx, fromTsx] = [htmlForm, jsxForm, tsxForm].map((form) =>
          renderToString(renderView(part as never, form)),
        )

        expect(fromJsx).toBe(fromHtml)
        expect(fromTsx).toBe(fromHtml)
      }),
      { numRuns: 300 },
    )
  })
})
