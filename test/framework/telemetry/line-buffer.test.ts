import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../framework/src/core/index.ts'
import { LineBuffer } from '../../../framework/src/telemetry/line-buffer.ts'

function create() {
  const written: string[] = []
  const clock = new FakeClock()
  return { written, clock, buffer: new LineBuffer((lines) => written.push(lines), clock) }
}

describe('LineBuffer', () => {
  it('writes the lines of a moment together', () => {
    const { buffer, clock, written } = create()
    buffer.add('a\n')
    clock.advance(30)
    buffer.add('b\n')

    clock.advance(19)
    expect(written).toEqual([])
    clock.advance(1)
    expect(written).toEqual(['a\nb\n'])
  })

  it('writes at once when asked to, and nothing twice', () => {
    const { buffer, clock, written } = create()
    buffer.add('a\n')
    buffer.flush()
    buffer.flush()

    clock.advance(1_000)
    expect(written).toEqual(['a\n'])
  })

  it('does not wait with many lines', () => {
    const { buffer, written } = create()
    buffer.add('x'.repeat(16_384))
    expect(written).toEqual([])

    buffer.add('\n')
    expect(written).toHaveLength(1)
  })
})
