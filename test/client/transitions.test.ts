import { describe, expect, it } from 'vitest'
import { Transitions } from '../../client/src/transitions.ts'
import { FakeClock } from '../../framework/src/core/index.ts'

function start() {
  const clock = new FakeClock()
  const seen: string[] = []
  return {
    clock,
    seen,
    transitions: new Transitions(clock),
    see: (what: string) => () => seen.push(what),
  }
}

describe('Transitions', () => {
  it('let patches through at once when nothing runs', () => {
    const { seen, see, transitions } = start()

    transitions.after(see('patch'))

    expect(seen).toEqual(['patch'])
  })

  it('hold patches back in order until all are over', () => {
    const { clock, seen, see, transitions } = start()
    transitions.block(100, see('first over'))
    transitions.block(200, see('second over'))
    transitions.after(see('patch 1'))
    transitions.after(see('patch 2'))

    clock.advance(199)
    expect(seen).toEqual(['first over'])
    clock.advance(1)

    expect(seen).toEqual(['first over', 'second over', 'patch 1', 'patch 2'])
  })

  it('hold the rest back when a patch starts another', () => {
    const { seen, see, transitions } = start()
    const end = transitions.hold()
    let endSecond = () => {}
    transitions.after(() => {
      endSecond = transitions.hold()
    })
    transitions.after(see('patch'))

    end()
    expect(seen).toEqual([])
    endSecond()

    expect(seen).toEqual(['patch'])
  })

  it('count an end once', () => {
    const { seen, see, transitions } = start()
    const end = transitions.hold()
    transitions.hold()
    transitions.after(see('patch'))

    end()
    end()

    expect(seen).toEqual([])
  })
})
