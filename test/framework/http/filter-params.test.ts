import { describe, expect, it } from 'vitest'
import { filterParams } from '../../../framework/src/http/filter-params.ts'

describe('filterParams', () => {
  it('[PHX-063] hides values by a word in their name, nested ones too', () => {
    const params = {
      user: { password: 'x', oldpassword2: 'y', name: 'Ada' },
      list: [{ password: 'z' }],
    }

    expect(filterParams(params, ['password'])).toEqual({
      user: { password: '[FILTERED]', oldpassword2: '[FILTERED]', name: 'Ada' },
      list: [{ password: '[FILTERED]' }],
    })
  })

  it('hides everything but the kept names', () => {
    expect(filterParams({ id: 1, name: 'Ada' }, { keep: ['id'] })).toEqual({
      id: 1,
      name: '[FILTERED]',
    })
  })

  it('compares names as they are written', () => {
    expect(filterParams({ Password: 1 }, ['password'])).toEqual({ Password: 1 })
  })

  it('stops at a depth that no form has', () => {
    let deep: object = { end: true }
    for (let i = 0; i < 10_000; i++) deep = { deep }

    expect(JSON.stringify(filterParams(deep, []))).toContain('"…"')
  })
})
