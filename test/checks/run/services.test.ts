import { describe, expect, it } from 'vitest'
import { runProgram } from '../../run/run-program.ts'
import { howToInstall } from '../../run/services/chromium.ts'
import { systemId } from '../../run/services/debian.ts'
import { startServer, waitUntil } from '../../run/services/server-process.ts'

describe('howToInstall', () => {
  it('does not send people of Ubuntu to its stub', () => {
    expect(howToInstall('ubuntu')).not.toContain('apt-get')
  })

  it('names the package of Debian', () => {
    expect(howToInstall('debian')).toContain('apt-get install chromium')
  })
})

describe('systemId', () => {
  it('reads the line of the system itself', () => {
    expect(systemId('ID_LIKE=debian\nID="ubuntu"\nVERSION_ID="24.04"\n')).toBe('ubuntu')
  })
})

describe('runProgram', () => {
  it('gives the exit code and all output', async () => {
    const program = { command: 'sh', parameters: ['-c', 'echo out; echo err >&2; exit 3'] }

    const { exitCode, output } = await runProgram(program)

    expect([exitCode, output.split('\n').sort().join(' ')]).toEqual([3, ' err out'])
  })

  it('ends with 127 when there is no such program', async () => {
    expect(await runProgram({ command: '/no/such', parameters: [] })).toMatchObject({
      exitCode: 127,
    })
  })

  it('kills what runs longer than its limit, with what it started', async () => {
    const program = { command: 'sh', parameters: ['-c', 'sleep 60 & sleep 60'], limitMs: 50 }

    expect((await runProgram(program)).exitCode).toBe(137)
  })
})

describe('waitUntil', () => {
  it('gives up when the server has ended', async () => {
    const server = startServer('sh', ['-c', 'echo no port >&2; exit 1'], {})

    expect(await waitUntil(async () => false, server)).toBe(false)
    expect(server.output()).toBe('no port\n')
  })
})
