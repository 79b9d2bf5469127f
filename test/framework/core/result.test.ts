import { describe, expect, it } from 'vitest'
import { err, ok, type Result } from '../../../framework/src/core/result.ts'

describe('Result', () => {
  it('tells its two cases apart by `ok`', () => {
    const results: Result<number, 'too large'>[] = [ok(1), err('too large')]

    expect(results.map((result) => (result.ok ? result.value : result.error))).toEqual([
      1,
      'too large',
    ])
  })
})
