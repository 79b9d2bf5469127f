import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from '../../../framework/src/core/inspect.ts'

class Room {
  readonly name = 'lobby'
}

describe('inspect', () => {
  it('stops at the end of the line in a value of any depth', () => {
    let deep: unknown = 'x'
    for (let level = 0; level < 100_000; level++) deep = [deep]

    expect(inspect(deep)).toBe(`${'['.repeat(119)}…`)
  })

  it.each([
    [undefined, 'undefined'],
    [null, 'null'],
    ['a "b"', '"a \\"b\\""'],
    [12n, '12n'],
    [Symbol('s'), 'Symbol(s)'],
    [[1, [2]], '[1, [2]]'],
    [{}, '{}'],
    [{ 'a-b': 1, c: 'd' }, '{ "a-b": 1, c: "d" }'],
    [new Room(), 'Room { name: "lobby" }'],
    [new Set([1]), 'Set(1) [1]'],
    [new Map([['a', 1]]), 'Map(1) { "a" => 1 }'],
    [new Date(5), 'Date(5)'],
    [new TypeError('no\nway'), '[TypeError: no]'],
    [new Uint8Array(3), 'Uint8Array(3 bytes)'],
    [Room, '[function Room]'],
    [Object.create(null), '{}'],
  ])('prints %o', (value, printed) => {
    expect(inspect(value)).toBe(printed)
  })

  it('masks secrets at any depth by the name of their key', () => {
    const value = { user: { passwordHash: 'x', apiKey: 'y', csrf_token: 'z', name: 'Ada' } }

    expect(inspect(value)).toBe(
      '{ user: { passwordHash: "[masked]", apiKey: "[masked]", csrf_token: "[masked]", name: "Ada" } }'.slice(
        0,
        120,
      ),
    )
  })

  it('masks secrets in forms and addresses', () => {
    expect(inspect('user%5Bpassword%5D=hunter2&name=Ada')).toBe(
      '"user%5Bpassword%5D=[masked]&name=Ada"',
    )
    expect(inspect({ url: 'https://shop.test/?token=t1&page=2' })).toBe(
      '{ url: "https://shop.test/?token=[masked]&page=2" }',
    )
    expect(inspect('1 + 1 = 2')).toBe('"1 + 1 = 2"')
  })

  it('masks secrets in maps', () => {
    expect(inspect(new Map([['secret', 1]]))).toBe('Map(1) { "secret" => "[masked]" }')
  })

  it('marks circles', () => {
    const value: Record<string, unknown> = {}
    value.self = value

    expect(inspect(value)).toBe('{ self: [circular] }')
  })

  it('does not call getters', () => {
    const value = {
      get costly(): number {
        throw new TypeError('called')
      },
    }

    expect(inspect(value)).toBe('{ costly: [getter] }')
  })

  it('stays on one line of bounded length for anything', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const line = inspect(value)
        expect(line.length).toBeLessThanOrEqual(120)
      }),
    )
  })
})
