import { describe, expect, it } from 'vitest'
import { AnkaError } from '../../../framework/src/core/index.ts'
import { parsePattern, routes } from '../../../framework/src/http/routes.ts'

const to = routes({
  home: '/',
  room: '/rooms/:room',
  post: '/users/:id/posts/:post',
  file: '/v:version',
})

describe('routes', () => {
  it('builds paths whose params are percent-encoded', () => {
    expect(to.room({ room: 7 })).toBe('/rooms/7')
    expect(to.room({ room: 'a/b?c#d é' })).toBe('/rooms/a%2Fb%3Fc%23d%20%C3%A9')
    expect(to.post({ id: 1, post: 2 })).toBe('/users/1/posts/2')
    expect(to.file({ version: 3 })).toBe('/v3')
  })

  it('appends a query and leaves undefined keys out', () => {
    expect(to.home({ page: 2, q: 'a&b', no: undefined })).toBe('/?page=2&q=a%26b')
    expect(to.room({ room: 7 }, { at: 1 })).toBe('/rooms/7?at=1')
  })

  it('names the param that has no value', () => {
    const build = () => to.post({ id: 7 } as never)

    expect(build).toThrow(AnkaError)
    expect(build).toThrow(
      [
        'HTTP_MISSING_PARAM  cannot build a path for "/users/:id/posts/:post" because "post" has no value',
        '  expected  { id: string, post: string }',
        '  got       { id: 7 }',
      ].join('\n'),
    )
  })

  it('refuses params that every URL parser takes out of a path', () => {
    expect(() => to.room({ room: '..' })).toThrow('HTTP_BAD_PARAM')
    expect(() => to.room({ room: '.' })).toThrow('HTTP_BAD_PARAM')
    expect(to.room({ room: '...' })).toBe('/rooms/...')
  })

  it('encodes half a surrogate pair as a replacement character', () => {
    expect(to.room({ room: '\ud800' })).toBe('/rooms/%EF%BF%BD')
  })

  it('keeps the pattern on the route', () => {
    expect(to.room.pattern).toBe('/rooms/:room')
  })

  it('checks the names of params as types', () => {
    // @ts-expect-error the param is called room
    expect(() => to.room({ id: 7 })).toThrow('HTTP_MISSING_PARAM')
    // @ts-expect-error a route with params needs them
    expect(() => to.room()).toThrow('HTTP_MISSING_PARAM')
  })
})

describe('parsePattern', () => {
  it.each([
    ['rooms', 'it does not start with "/"'],
    ['/rooms/', 'it ends with "/"'],
    ['/a//b', 'it has an empty segment'],
    ['/:id.json', '":id.json" is not fixed text with one ":param" at its end'],
    ['/:a/:a', 'it names "a" twice'],
    ['/files/*', '"*" is not fixed text with one ":param" at its end'],
  ])('refuses %s because %s', (pattern, because) => {
    expect(() => parsePattern(pattern)).toThrow(
      `HTTP_BAD_PATTERN  cannot route "${pattern}" because ${because}`,
    )
  })
})
