/** The `anka` command: its sub-commands and their options. What each does stands in a file of its own. */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { cliErrors } from './errors.ts'
import { fail } from './fail.ts'
import { loadTools } from './load-tools.ts'
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
    fail(error)
  }
}

function program(): Command {
  const anka = new Command('anka')
    .description('Real-time web applications in TypeScript')
    .version(ownVersion(), '-v, --version', 'print the version of anka')
    .showHelpAfterError('(anka --help lists the commands and their options)')
  withServing(
    withRoot(anka.command('dev').description('serve the application and follow its edits')),
  ).action(async (options: ServeOptions) => {
    const { runDev } = await loadTools('dev', () => import('./dev.ts'))
    await runDev({ root: options.root, ...listening('dev', options) })
  })
  withOutDir(withRoot(anka.command('build').description('build the application for production')))
    .option('--no-compile', 'run templates through the jsx runtime instead of compiling them')
    .action(async (options: { root: string; outDir: string; compile: boolean }) => {
      const { runBuild } = await loadTools('build', () => import('./build.ts'))
      await runBuild(options)
    })
  withServing(
    withOutDir(withRoot(anka.command('start').description('serve what anka build has made'))),
  ).action(({ root, outDir, ...options }: ServeOptions & { outDir: string }) =>
    runStart({ root, outDir, ...listening('start', { root, ...options }) }),
  )
  return anka
}

/** Sources and build lie equally deep in the package. */
function ownVersion(): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  return manifest.version
}

function withRoot(command: Command): Command {
  const root = command.createOption('--root <folder>', 'folder of the application')
  return command.addOption(root.default(process.cwd(), 'this folder'))
}

const withOutDir = (command: Command): Command =>
  command.option('--out-dir <folder>', 'folder of the build, below the root', 'dist')

const withServing = (command: Command): Command =>
  command
    .option('--port <number>', 'port to listen on (default: PORT, or 4000)')
    .option('--host <address>', 'address to listen on (default: HOST, or localhost)')

function listening(
  command: string,
  { port, host }: ServeOptions,
): { port?: number; host?: string } {
  return {
    ...(port === undefined ? {} : { port: parsePort(command, port) }),
    ...(host === undefined ? {} : { host }),
  }
}

function parsePort(command: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw cliErrors.CLI_BAD_PORT({ command, got: text })
  return port
}
