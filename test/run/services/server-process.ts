import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'

export interface ServerProcess {
  /** The last lines that it printed, for the message when it does not come up. */
  output(): string
  readonly hasEnded: boolean
  /** Asks it to end, and kills it when it has not within five seconds. */
  stop(signal: NodeJS.Signals): Promise<void>
}

/** Starts a server that runs until it is stopped, or until this process ends. */
export function startServer(
  command: string,
  parameters: readonly string[],
  options: SpawnOptions,
): ServerProcess {
  const child = spawn(command, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let ended = false
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString()).slice(-4_000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const killNow = (): void => {
    child.kill('SIGKILL')
  }
  process.on('exit', killNow)
  const closed = new Promise<void>((resolve) => {
    const end = (): void => {
      ended = true
      process.off('exit', killNow)
      resolve()
    }
    child.once('close', end)
    child.once('error', (error) => {
      output += error.message
      end()
    })
  })
  return {
    output: () => output,
    get hasEnded() {
      return ended
    },
    stop: (signal) => stop(child, closed, signal),
  }
}

async function stop(
  child: ChildProcess,
  closed: Promise<void>,
  signal: NodeJS.Signals,
): Promise<void> {
  child.kill(signal)
  const kill = setTimeout(() => child.kill('SIGKILL'), 5_000)
  await closed
  clearTimeout(kill)
}

/** Asks again and again until the server answers, has ended or the time is over. */
export async function waitUntil(
  answers: () => Promise<boolean>,
  server: ServerProcess,
  limitMs = 30_000,
): Promise<boolean> {
  const endMs = Date.now() + limitMs
  while (!server.hasEnded && Date.now() < endMs) {
    if (await answers()) return true
    await delay(50)
  }
  return false
}
