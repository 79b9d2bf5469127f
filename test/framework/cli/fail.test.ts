import { afterEach, describe, expect, it, vi } from 'vitest'
import { fail } from '../../../framework/src/cli/fail.ts'
import { AnkaError } from '../../../framework/src/core/index.ts'

const { exitCode } = process

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = exitCode
})

/** What is printed on the error stream. */
function printed(error: unknown): string {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  fail(error)
  return String(write.mock.calls[0]?.[0])
}

describe('fail', () => {
  it('prints an error of the framework without its stack', () => {
    expect(printed(new AnkaError('CLI_ODD', 'CLI_ODD  it is odd'))).toBe('CLI_ODD  it is odd\n')
    expect(process.exitCode).toBe(1)
  })

  it('prints any other error with its stack', () => {
    expect(printed(new TypeError('odd'))).toMatch(/^TypeError: odd\n {4}at /)
  })

  it('prints a thrown value', () => {
    expect(printed({ odd: true })).toBe('{ odd: true }\n')
  })
})
