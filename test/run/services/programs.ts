import { accessSync, constants, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { runProgram } from '../run-program.ts'

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The first of these programs that stands in one of the folders. */
export function findProgram(
  names: readonly string[],
  folders: readonly string[] = pathFolders(),
): string | undefined {
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return files.find(isExecutable)
}

/** The folders of PATH, and those that a shell of root has and a service's shell may lack. */
export function pathFolders(): string[] {
  const listed = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return [...listed, '/usr/local/bin', '/usr/bin', '/usr/local/sbin', '/usr/sbin']
}

/** The names in a folder; none when there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** What a program says about its version, or undefined when it does not run. */
export async function findVersion(file: string): Promise<string | undefined> {
  const { exitCode, output } = await runProgram({
    command: file,
    parameters: ['--version'],
    limitMs: 20_000,
  })
  return exitCode === 0 ? output : undefined
}

/** A TCP port of the loopback interface that nobody listens on. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
