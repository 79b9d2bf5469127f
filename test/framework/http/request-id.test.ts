import { describe, expect, it } from 'vitest'
import { createRequestId } from '../../../framework/src/http/request-id.ts'

const idFor = (given?: string) => createRequestId({ headers: { 'x-request-id': given } })

describe('createRequestId', () => {
  it('[PHX-016] keeps an id of 20 to 200 characters and replaces any other', () => {
    expect(idFor('a'.repeat(199))).toBe('a'.repeat(199))
    expect(idFor('a'.repeat(20))).toBe('a'.repeat(20))
    expect(idFor('a'.repeat(10))).not.toBe('a'.repeat(10))
    expect(idFor('a'.repeat(201))).not.toBe('a'.repeat(201))
    expect(idFor()).toMatch(/^[\w-]{22}$/)
  })

  it('replaces an id that could forge a log line', () => {
    const given = `${'a'.repeat(20)}\n{"level":50}`

    expect(idFor(given)).not.toBe(given)
  })
})
