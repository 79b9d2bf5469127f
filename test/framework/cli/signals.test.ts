import { afterEach, describe, expect, it, vi } from 'vitest'
import { stopOnSignals } from '../../../framework/src/cli/signals.ts'
import { createDeferred, FakeClock } from '../../../framework/src/core/index.ts'

const { exitCode } = process

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = exitCode
})

/** A process of which only signals and its end matter. */
function createProcess() {
  const handlers = new Map<string, (signal: string) => void>()
  vi.spyOn(process, 'on').mockImplementation((signal, handler) => {
    handlers.set(String(signal), handler)
    return process
  })
  const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
  return { exit, signal: (name: 'SIGINT' | 'SIGTERM') => handlers.get(name)?.(name) }
}

describe('stopOnSignals', () => {
  it('exits with code 0 when the server has stopped', async () => {
    const { exit, signal } = createProcess()
    const stopped = createDeferred<void>()
    stopOnSignals(() => stopped.promise, new FakeClock())

    signal('SIGTERM')
    expect(exit).not.toHaveBeenCalled()
    stopped.resolve()
    await stopped.promise

    expect(exit.mock.calls).toEqual([[0]])
  })

  it('takes a Ctrl-C that arrives twice at once for one', () => {
    const { exit, signal } = createProcess()
    const stop = vi.fn(() => createDeferred<void>().promise)
    stopOnSignals(stop, new FakeClock())

    signal('SIGINT')
    signal('SIGINT')

    expect(stop).toHaveBeenCalledTimes(1)
    expect(exit).not.toHaveBeenCalled()
  })

  it('exits at once when asked again later', () => {
    const { exit, signal } = createProcess()
    const clock = new FakeClock()
    stopOnSignals(() => createDeferred<void>().promise, clock)

    signal('SIGINT')
    clock.advance(1_000)
    signal('SIGINT')

    expect(exit.mock.calls).toEqual([[130]])
  })

  it('says why a server cannot stop', async () => {
    const { exit, signal } = createProcess()
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const stopped = Promise.reject(new TypeError('stuck'))
    stopOnSignals(() => stopped, new FakeClock())

    signal('SIGTERM')
    await stopped.catch(() => undefined)

    expect(write.mock.calls[0]?.[0]).toContain('TypeError: stuck')
    expect([process.exitCode, exit.mock.calls]).toEqual([1, [[]]])
  })
})
