import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Queue } from '../../../framework/src/core/queue.ts'

describe('Queue', () => {
  it('behaves as an array does under any pushes and shifts', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.constant('shift' as const))), (steps) => {
        const queue = new Queue<number>()
        const model: number[] = []
        for (const step of steps) {
          if (step === 'shift') expect(queue.shift()).toBe(model.shift())
          else {
            queue.push(step)
            model.push(step)
          }
          expect([queue.size, queue.peek()]).toEqual([model.length, model[0]])
        }
      }),
    )
  })

  it('is empty after a flood of thousands', () => {
    const queue = new Queue<number>()
    for (let index = 0; index < 5_000; index++) queue.push(index)

    const taken = Array.from({ length: 5_000 }, () => queue.shift())

    expect([taken[4_999], queue.size, queue.shift()]).toEqual([4_999, 0, undefined])
  })

  it('drops everything when it is cleared', () => {
    const queue = new Queue<string>()
    queue.push('a')

    queue.clear()

    expect(queue.shift()).toBeUndefined()
  })
})
