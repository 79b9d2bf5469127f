import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../run/rows.ts'

const result = (title: string, passed = true) => ({ file: 'a.test.ts', title, passed })

describe('rowsOf', () => {
  it('lists the titles of passed tests by row', () => {
    const rows = rowsOf([
      result('Queue > [OTP-035] runs continue first'),
      result('Queue > [OTP-035] chains'),
      result('Queue > is empty'),
      result('Queue > [LV-001] joins', false),
    ])

    expect(rows).toEqual({
      'OTP-035': ['Queue > [OTP-035] chains', 'Queue > [OTP-035] runs continue first'],
    })
  })

  it('leaves out a title that failed in one of its runs', () => {
    expect(rowsOf([result('[LV-001] joins'), result('[LV-001] joins', false)])).toEqual({})
  })
})
