import { afterEach, describe, expect, it } from 'vitest'
import { claimNode } from '../../../framework/src/telemetry/second-copy.ts'

const LOADED = Symbol.for('anka.loaded')
const node = globalThis as { [LOADED]?: string }
const own = node[LOADED]

afterEach(() => {
  if (own === undefined) delete node[LOADED]
  else node[LOADED] = own
})

describe('claimNode', () => {
  it('refuses a second copy', () => {
    delete node[LOADED]
    claimNode('file:///a.js', {})

    expect(() => claimNode('file:///b.js', { VITEST: 'true' })).toThrow(
      expect.objectContaining({ code: 'TELEMETRY_SECOND_COPY' }),
    )
    expect(() => claimNode('file:///a.js', {})).toThrow(
      expect.objectContaining({ code: 'TELEMETRY_SECOND_COPY' }),
    )
  })

  it('lets a test runner load the same copy again', () => {
    delete node[LOADED]
    claimNode('file:///a.js', {})

    expect(() => claimNode('file:///a.js', { VITEST: 'true' })).not.toThrow()
  })
})
