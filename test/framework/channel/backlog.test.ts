import { describe, expect, it } from 'vitest'
import { Backlog } from '../../../framework/src/channel/backlog.ts'

const message = (ref: string) => ({ joinRef: null, ref, topic: 'a', event: 'b', payload: {} })

describe('Backlog', () => {
  it('keeps messages in order', () => {
    const backlog = new Backlog()
    backlog.push(message('1'), 10)
    backlog.push(message('2'), 10)

    expect(backlog.peek()?.ref).toBe('1')
    backlog.shift()
    expect(backlog.peek()?.ref).toBe('2')
    expect(backlog.size).toBe(1)
  })

  it('has no room above 4 MiB', () => {
    const backlog = new Backlog()

    expect(backlog.push(message('1'), 4_194_304)).toBe(true)
    expect(backlog.push(message('2'), 1)).toBe(false)
    backlog.shift()
    expect(backlog.push(message('2'), 1)).toBe(true)
  })

  it('cancels its timer when it is cleared', () => {
    const backlog = new Backlog()
    let cancelled = false
    backlog.cancelTimer = () => {
      cancelled = true
    }

    backlog.clear()

    expect(cancelled).toBe(true)
  })
})
