import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Bag,
  bagAdd,
  bagDelete,
  bagHas,
  bagItems,
  bagSize,
} from '../../../../framework/src/otp/process/bag.ts'

describe('a bag', () => {
  it('behaves as a set does, for any additions and deletions', () => {
    const items = [{ n: 0 }, { n: 1 }, { n: 2 }]
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...items))), (steps) => {
        let bag: Bag<object>
        const model = new Set<object>()
        for (const [isAddition, item] of steps) {
          bag = isAddition ? bagAdd(bag, item) : bagDelete(bag, item)
          if (isAddition) model.add(item)
          else model.delete(item)
          expect([bagSize(bag), bagItems(bag)]).toEqual([model.size, [...model]])
          expect(items.map((each) => bagHas(bag, each))).toEqual(
            items.map((each) => model.has(each)),
          )
        }
      }),
    )
  })

  it('is the item itself while it holds one', () => {
    const item = {}

    expect(bagAdd(undefined, item)).toBe(item)
  })
})
