/**
 * A server in a process of its own, pinned to one core, with the operating system's accounts of what it used.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { BenchFailure } from '../load/wire-socket.ts'

const SERVER_CORE = '0'
const LOAD_CORE = '1'
const START_TIMEOUT_MS = 20_000

export const canPin = availableParallelism() > 1 && hasTaskset()
const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK']).toString())
const pageBytes = Number(execFileSync('getconf', ['PAGESIZE']).toString())

function hasTaskset(): boolean {
  try {
    execFileSync('taskset', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** The load generator keeps off the server's core. */
export function pinThisProcess(): void {
  if (canPin) execFileSync('taskset', ['-acp', LOAD_CORE, String(process.pid)], { stdio: 'ignore' })
}

export class MeasuredProcess {
  readonly #child: ChildProcess
  readonly port: number
  readonly host = '127.0.0.1'

  private constructor(child: ChildProcess, port: number) {
    this.#child = child
    this.port = port
  }

  /** Starts node with these arguments and waits for a line that holds the address it listens on. */
  static start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<MeasuredProcess> {
    const command = [process.execPath, ...args]
    const pinned = canPin ? ['taskset', '-c', SERVER_CORE, ...command] : command
    const [program = '', ...rest] = pinned
    const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'inherit'] })
    return new Promise((resolve, reject) => {
      const fail = (why: string): void => reject(new BenchFailure(`the server ${why}: ${printed}`))
      const timer = setTimeout(() => fail('did not listen in time'), START_TIMEOUT_MS)
      let printed = ''
      child.stdout?.on('data', (chunk: Buffer) => {
        printed += chunk.toString()
        const port = /http:\/\/[^:\s]+:(\d+)/.exec(printed)?.[1]
        if (port === undefined) return
        clearTimeout(timer)
        resolve(new MeasuredProcess(child, Number(port)))
      })
      child.on('exit', () => fail('ended'))
    })
  }

  /** Processor time used so far, user and system, of all threads, in microseconds. */
  cpuMicroseconds(): number {
    const fields = this.#stat()
    return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1_000_000
  }

  /** Resident memory in bytes. */
  residentBytes(): number {
    return Number(this.#stat()[21]) * pageBytes
  }

  stop(): Promise<void> {
    if (this.#child.exitCode !== null) return Promise.resolve()
    return new Promise((resolve) => {
      this.#child.on('exit', () => resolve())
      this.#child.kill('SIGKILL')
    })
  }

  /** Fields of proc(5)'s stat from the state on: what stands before may hold spaces. */
  #stat(): readonly string[] {
    const text = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  }
}
