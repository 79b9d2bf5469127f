import { describe, expect, it } from 'vitest'
import { AnkaError } from '../../../framework/src/core/index.ts'
import { cutText, printFields } from '../../../framework/src/telemetry/log-fields.ts'

describe('printFields', () => {
  it('keeps plain values as they are', () => {
    const fields = { n: 1, is: true, none: null, list: [1, { a: 'b' }] }

    expect(printFields(fields)).toEqual(fields)
  })

  it('masks secrets by their names, at any depth', () => {
    const fields = { token: 't', user: { password: 'p', name: 'Ada' }, secret: undefined }

    expect(printFields(fields)).toEqual({
      token: '[masked]',
      user: { password: '[masked]', name: 'Ada' },
      secret: undefined,
    })
  })

  it('masks secrets in what hangs on an error and its cause', () => {
    const cause = Object.assign(new Error('inner'), { headers: { authorization: 'a' } })
    const error = new AnkaError('X_Y', 'X_Y  no', { user: { password: 'p' } }, { cause })

    expect(printFields({ error }).error).toMatchObject({
      type: 'AnkaError',
      code: 'X_Y',
      message: 'X_Y  no',
      stack: expect.stringContaining('log-fields.test'),
      details: { user: { password: '[masked]' } },
      cause: { message: 'inner', headers: { authorization: '[masked]' } },
    })
  })

  it('cuts what is too long for a line', () => {
    const fields = { text: 'x'.repeat(1_000_000), list: new Array(1_000_000).fill('item') }

    expect(JSON.stringify(printFields(fields)).length).toBeLessThan(100_000)
  })

  it('ends where values hold themselves', () => {
    const circle: { self?: unknown } = {}
    circle.self = circle

    expect(JSON.stringify(printFields({ circle }))).toContain('…')
  })

  it('never throws what a value throws when it is read', () => {
    const angry = {
      toJSON(): never {
        throw new Error('no')
      },
    }

    expect(
      printFields({
        angry: new (class Angry {
          toJSON = angry.toJSON
        })(),
      }),
    ).toEqual({
      unprintable: '[Error: no]',
    })
  })

  it('prints what is no JSON', () => {
    const at = new Date(0)

    expect(printFields({ n: 12n, at, map: new Map([['a', 1]]) })).toEqual({
      n: '12n',
      at: '1970-01-01T00:00:00.000Z',
      map: 'Map(1) { "a" => 1 }',
    })
  })
})

describe('cutText', () => {
  it('leaves a mark where it cuts', () => {
    expect([cutText('abc', 3), cutText('abcd', 3)]).toEqual(['abc', 'abc…'])
  })
})
