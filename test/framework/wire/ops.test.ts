import { describe, expect, it } from 'vitest'
import { decodeOps, encodeOps, type Op } from '../../../framework/src/wire/ops.ts'

describe('decodeOps', () => {
  it('gives back the commands that were encoded', () => {
    const ops: readonly Op[] = [
      ['push', { event: 'delete', value: { id: 3 }, loading: '#row-3', page_loading: true }],
      ['show', { to: { inner: 'li' }, transition: [['fade'], [], []], time: 150 }],
      ['toggle_attr', { attr: ['open', 'true'] }],
    ]

    expect(decodeOps(encodeOps(ops))).toEqual({ ok: true, value: ops })
  })

  it.each([
    ['save', 'not json'],
    ['{}', 'not commands'],
    ['["push"]', 'not commands'],
    ['[["eval",{}]]', 'not commands'],
    ['[["push"]]', 'not commands'],
  ])('refuses %s as %s', (text, error) => {
    expect(decodeOps(text)).toEqual({ ok: false, error })
  })
})
