import { describe, expect, it } from 'vitest'
import { Flash, parseFlash } from '../../../framework/src/http/flash.ts'

describe('Flash', () => {
  it('keeps what came and what was put, until it is cleared', () => {
    const flash = new Flash({ info: 'Saved.' })
    flash.put('error', 'Not sent.')

    expect([flash.get('info'), flash.get('error')]).toEqual(['Saved.', 'Not sent.'])
    expect(flash.get('toString')).toBeUndefined()
    flash.clear()
    expect([flash.isEmpty, flash.all]).toEqual([true, {}])
  })
})

describe('parseFlash', () => {
  it('keeps texts and drops the rest', () => {
    expect(parseFlash({ info: 'a', n: 1, list: ['b'] })).toEqual({ info: 'a' })
    expect(parseFlash(['a'])).toBeUndefined()
    expect(parseFlash(undefined)).toBeUndefined()
  })
})
