import { describe, expect, it } from 'vitest'
import { getPlace, printPlace } from '../../../framework/src/compiler/code-frame.ts'

const SOURCE = 'one\ntwo é😀 three\n\tfour\nfive\nsix\n'

describe('getPlace', () => {
  it('counts lines and columns from 1', () => {
    const place = getPlace(
      SOURCE,
      'app/a.tsx',
      SOURCE.indexOf('three'),
      SOURCE.indexOf('three') + 5,
    )

    expect(printPlace(place)).toBe('app/a.tsx:2:9')
  })

  it('shows two lines around and marks the place', () => {
    const start = SOURCE.indexOf('three')

    expect(getPlace(SOURCE, 'a.tsx', start, start + 5).frame).toBe(
      '  1 | one\n> 2 | two é😀 three\n    |         ^^^^^\n  3 | \tfour\n  4 | five',
    )
  })

  it('keeps tabs before the mark', () => {
    const start = SOURCE.indexOf('four')

    expect(getPlace(SOURCE, 'a.tsx', start, start + 4).frame).toContain(
      '> 3 | \tfour\n    | \t^^^^\n',
    )
  })

  it('marks only the first line of a longer place', () => {
    expect(getPlace(SOURCE, 'a.tsx', 0, SOURCE.length).frame).toContain('> 1 | one\n    | ^^^\n')
  })

  it('shows the part of a long line where the place is', () => {
    const source = `${'x'.repeat(500)}here${'y'.repeat(500)}`

    const lines = getPlace(source, 'a.tsx', 500, 504).frame.split('\n')

    expect(lines[0]?.indexOf('here')).toBe(lines[1]?.indexOf('^^^^'))
    expect(lines[0]?.length).toBeLessThan(130)
  })

  it('finds the end of the source', () => {
    expect(printPlace(getPlace('a', 'a.tsx', 1, 1))).toBe('a.tsx:1:2')
  })
})
