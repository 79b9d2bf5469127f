import { describe, expect, it } from 'vitest'
import { randomId } from '../../../framework/src/core/random-id.ts'

describe('randomId', () => {
  it('uses the base64url alphabet only', () => {
    expect(Array.from({ length: 100 }, () => randomId()).join('')).toMatch(/^[\w-]+$/)
  })

  it('never repeats itself over many pools', () => {
    const ids = Array.from({ length: 10_000 }, () => randomId())

    expect(new Set(ids).size).toBe(10_000)
  })

  it.each([
    [1, 1],
    [64, 11],
    [128, 22],
    [4_096, 683],
  ])('holds %i bits in %i characters', (bits, length) => {
    expect(randomId(bits)).toHaveLength(length)
  })

  it.each([0, -1, 4_097, Number.NaN])('refuses %d bits', (bits) => {
    expect(() => randomId(bits)).toThrow(expect.objectContaining({ code: 'CORE_ID_BITS' }))
  })
})
