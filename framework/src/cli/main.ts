/** The `anka` command: its sub-commands and their options. What each does stands in a file of its own. */
import { Command } from 'commander'
import { AnkaError, inspect } from '../core/index.ts'
import { cliErrors } from './errors.ts'
import { runStart } from './start.ts'

interface ServeOptions {
  readonly root: string
  readonly port?: string
  readonly host?: string
}

/** Runs the command that the arguments name; a failure is one message on the error stream and exit code 1. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync([...argv])
  } catch (error) {
    process.stderr.write(`${told(error)}\n`)
    process.exitCode = 1
  }
}

/** The message alone for what the framework explains itself, the stack too for anything else. */
function told(error: unknown): string {
  if (error instanceof AnkaError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : inspect(error)
}

function program(): Command {
  const anka = new Command('anka').description('Real-time web applications in TypeScript')
  withServing(anka.command('dev').description('serve the application and follow its edits')).action(
    async (options: ServeOptions) => {
      const { runDev } = await import('./dev.ts')
      await runDev({ root: options.root, ...listening(options) })
    },
  )
  withRoot(anka.command('build').description('build the application for production'))
    .option('--no-compile', 'run templates through the jsx runtime instead of compiling them')
    .action(async (options: { root: string; outDir: string; compile: boolean }) => {
      const { runBuild } = await import('./build.ts')
      await runBuild(options)
    })
  withServing(withRoot(anka.command('start').description('serve the build'))).action(
    (options: ServeOptions & { outDir: string }) =>
      runStart({ root: options.root, outDir: options.outDir, ...listening(options) }),
  )
  return anka
}

const withRoot = (command: Command): Command =>
  command
    .option('--root <folder>', 'folder of the application', process.cwd())
    .option('--out-dir <folder>', 'folder of the build, below the root', 'dist')

function withServing(command: Command): Command {
  if (command.name() === 'dev')
    command.option('--root <folder>', 'folder of the application', process.cwd())
  return command
    .option('--port <number>', 'port to listen on (default: PORT, or 4000)')
    .option('--host <address>', 'address to listen on (default: HOST, or localhost)')
}

function listening({ port, host }: ServeOptions): { port?: number; host?: string } {
  return {
    ...(port === undefined ? {} : { port: parsePort(port) }),
    ...(host === undefined ? {} : { host }),
  }
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw cliErrors.CLI_BAD_PORT({ got: text })
  return port
}
