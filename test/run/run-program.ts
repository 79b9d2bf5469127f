import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'

export interface Program {
  readonly command: string
  readonly parameters: readonly string[]
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** The user and group to run it as (default: our own). */
  readonly uid?: number
  readonly gid?: number
  /** It is killed when it takes longer (default: 20 minutes). */
  readonly limitMs?: number
}

export interface ProgramEnd {
  readonly exitCode: number
  /** Standard output and error, in the order in which they came. */
  readonly output: string
}

const runningPrograms = new Set<ChildProcess>()

/** Ends whatever {@link runProgram} has running, when the run itself is ended. */
export function stopPrograms(): void {
  for (const program of runningPrograms) signalGroup(program, 'SIGTERM')
}

/** Runners start processes of their own (browsers, servers), which must not outlive them. */
function signalGroup(program: ChildProcess, signal: NodeJS.Signals): void {
  if (program.pid === undefined) return
  try {
    process.kill(-program.pid, signal)
  } catch {
    // The group has ended already.
  }
}

/** Runs a program to its end and keeps what it printed; one that cannot start ends with 127. */
export function runProgram(program: Program): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(program.command, program.parameters, {
      cwd: program.cwd,
      env: { ...process.env, ...program.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...(program.uid === undefined ? {} : { uid: program.uid }),
      ...(program.gid === undefined ? {} : { gid: program.gid }),
    })
    runningPrograms.add(child)
    const keep = (chunk: Buffer): void => {
      output += chunk.toString()
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const limitMs = program.limitMs ?? 20 * 60_000
    const limit = setTimeout(() => {
      output += `\n${program.command} was killed: it ran longer than ${limitMs / 1_000} s\n`
      signalGroup(child, 'SIGKILL')
    }, limitMs)
    const end = (exitCode: number): void => {
      clearTimeout(limit)
      runningPrograms.delete(child)
      resolve({ exitCode, output })
    }
    child.once('error', (error) => {
      output += `${error.message}\n`
      end(127)
    })
    // What it left behind would keep its output open, and 'close' waits for that.
    child.once('exit', () => signalGroup(child, 'SIGKILL'))
    child.once('close', (code, signal) =>
      end(code ?? 128 + (signal ? constants.signals[signal] : 0)),
    )
  })
}
