import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { MatchedRoute } from '../../../framework/src/http/internal.ts'
import { readParams } from '../../../framework/src/live/params.ts'

const info = { id: '', pattern: '', source: '', liveSession: undefined, container: undefined }
const match = (params: Record<string, string>): MatchedRoute => ({ info, params })

const schema = z.object({ room: z.string().max(3), page: z.coerce.number().default(1) })

describe('readParams', () => {
  it('lets the path win over the query', async () => {
    expect(await readParams(undefined, match({ room: '7' }), 'room=8&q=x')).toEqual({
      ok: true,
      value: { room: '7', q: 'x' },
    })
  })

  it('lets the path win over the query of a schema, too', async () => {
    expect(await readParams(schema, match({ room: '7' }), 'room=8')).toEqual({
      ok: true,
      value: { room: '7', page: 1 },
    })
  })

  it('gives what the schema makes', async () => {
    expect(await readParams(schema, match({ room: '7' }), '?page=2')).toEqual({
      ok: true,
      value: { room: '7', page: 2 },
    })
  })

  it('answers 404 for a path and 400 for a query', async () => {
    expect(await readParams(schema, match({ room: 'long' }), 'page=x')).toEqual({
      ok: false,
      error: 404,
    })
    expect(await readParams(schema, match({ room: '7' }), 'page=x')).toEqual({
      ok: false,
      error: 400,
    })
  })

  it('gives a view without a schema only text', async () => {
    expect(await readParams(undefined, match({}), 'a=1&b[c]=2&d[]=3')).toEqual({
      ok: true,
      value: { a: '1' },
    })
  })

  it('answers 400 for a query that cannot be decoded', async () => {
    expect(await readParams(undefined, match({}), 'a=%')).toEqual({ ok: false, error: 400 })
  })
})
