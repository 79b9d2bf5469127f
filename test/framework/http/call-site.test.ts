import { describe, expect, it } from 'vitest'
import { callSite, parseStack } from '../../../framework/src/http/call-site.ts'

describe('parseStack', () => {
  it('reads files, lines and columns, and leaves Node itself out', () => {
    const stack = [
      'TypeError: at /not/a/frame.ts:1:1',
      '    at mount (/app/src/live/room.ts:12:7)',
      '    at async Promise.all (index 0)',
      '    at async file:///app/my%20folder/a.ts?t=123:3:4',
      '    at /app/plain.ts:5:6',
      '    at AsyncLocalStorage.run (node:async_hooks:346:14)',
      '    at C:\\app\\win.ts:7:8',
      '    at new Room (<anonymous>)',
    ].join('\n')

    expect(parseStack(stack)).toEqual([
      { file: '/app/src/live/room.ts', line: 12, column: 7 },
      { file: '/app/my folder/a.ts', line: 3, column: 4 },
      { file: '/app/plain.ts', line: 5, column: 6 },
      { file: 'C:\\app\\win.ts', line: 7, column: 8 },
    ])
    expect(parseStack(undefined)).toEqual([])
  })
})

describe('callSite', () => {
  it('names who called into the area', () => {
    expect(callSite()).toMatch(/test\/framework\/http\/call-site\.test\.ts:\d+$/)
  })
})
