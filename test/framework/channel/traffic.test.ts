import { describe, expect, it } from 'vitest'
import { defaultSocketLimits } from '../../../framework/src/channel/limits.ts'
import { createTrafficRules, Traffic } from '../../../framework/src/channel/traffic.ts'

const rules = createTrafficRules({ ...defaultSocketLimits, eventsPerSecond: 2, eventBurst: 2 })
const message = (event: string) => ({ joinRef: null, ref: '1', topic: 'a', event, payload: {} })

describe('Traffic', () => {
  it('calls ten times the rate within a second a flood', () => {
    const traffic = new Traffic(rules, 0)
    for (let count = 1; count <= 20; count++) expect(traffic.countFrame(5_000)).toBe(false)

    expect(traffic.countFrame(5_999)).toBe(true)
  })

  it('counts each second anew', () => {
    const traffic = new Traffic(rules, 0)
    for (let count = 1; count <= 20; count++) traffic.countFrame(5_000)

    expect(traffic.countFrame(6_000)).toBe(false)
  })

  it('admits joins and events each by their own rate', () => {
    const traffic = new Traffic(rules, 0)
    traffic.admit(message('inc'), 0)
    traffic.admit(message('inc'), 0)

    expect(traffic.admit(message('inc'), 0)).toBe(500)
    expect(traffic.admit(message('phx_join'), 0)).toBe(0)
  })

  it('remembers when the last frame came', () => {
    const traffic = new Traffic(rules, 7)
    expect(traffic.lastFrameMs).toBe(7)

    traffic.countFrame(9)

    expect(traffic.lastFrameMs).toBe(9)
  })
})
