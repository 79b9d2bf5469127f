/**
 * A server in a process of its own, pinned to one core, with the operating system's accounts of what it used.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
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
  readonly #folder: string
  readonly #kill = (): boolean => this.#child.kill('SIGKILL')
  readonly port: number
  readonly host = '127.0.0.1'

  private constructor(child: ChildProcess, folder: string, port: number) {
    this.#child = child
    this.#folder = folder
    this.port = port
    // A run that fails must not leave its server behind.
    process.on('exit', this.#kill)
  }

  /** Starts node with these arguments and waits for a line that holds the address it listens on. */
  static async start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<MeasuredProcess> {
    const command = [process.execPath, ...args]
    const pinned = canPin ? ['taskset', '-c', SERVER_CORE, ...command] : command
    const [program = '', ...rest] = pinned
    // A file, as an operator's: lines through a pipe would wake the load generator for each of them.
    const folder = mkdtempSync(join(tmpdir(), 'anka-bench-'))
    const output = join(folder, 'output')
    const child = spawn(program, rest, { env, stdio: ['ignore', openSync(output, 'w'), 'inherit'] })
    return new MeasuredProcess(child, folder, await waitForPort(child, output))
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

  async stop(): Promise<void> {
    process.off('exit', this.#kill)
    if (this.#child.exitCode === null) {
      this.#kill()
      await once(this.#child, 'exit')
    }
    rmSync(this.#folder, { recursive: true })
  }

  /** Fields of proc(5)'s stat from the state on: what stands before may hold spaces. */
  #stat(): readonly string[] {
    const text = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  }
}

async function waitForPort(child: ChildProcess, output: string): Promise<number> {
  const untilMs = performance.now() + START_TIMEOUT_MS
  while (performance.now() < untilMs && child.exitCode === null) {
    const port = /http:\/\/[^:\s]+:(\d+)/.exec(readFileSync(output, 'utf8'))?.[1]
    if (port !== undefined) return Number(port)
    await sleep(20)
  }
  throw new BenchFailure(`the server does not listen: ${readFileSync(output, 'utf8')}`)
}
