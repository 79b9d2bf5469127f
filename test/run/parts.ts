import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Outcome, outcomeOfCheck } from './outcome.ts'
import { readPlaywrightReport } from './playwright-report.ts'
import type { Program } from './run-program.ts'
import type { ServiceName } from './services/service.ts'
import { readVitestReport } from './vitest-report.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const reports = join(root, 'test', 'report')

/** One runner of the suite: a program, what it needs beside Node, and how to read what it came to. */
export interface Step {
  readonly name: string
  readonly program: Program
  readonly needs: readonly ServiceName[]
  /** The JSON file that the program leaves; without one its exit code is all there is to read. */
  readonly report?: string
  read(report: unknown, exitCode: number): Outcome
}

export const PARTS = ['check', 'unit', 'integration', 'e2e'] as const
export type Part = (typeof PARTS)[number]

export const isPart = (name: string): name is Part => PARTS.some((part) => part === name)

/** The steps of the given parts in the order in which they fail fastest, each once. */
export function stepsOf(parts: readonly Part[]): Step[] {
  const has = (part: Part): boolean => parts.includes(part)
  return [
    ...(has('check') ? [lint()] : []),
    build(),
    ...(has('check') ? [...typeChecks(), checks()] : []),
    ...(has('unit') ? [unit()] : []),
    ...(has('integration') ? [roost(), integration()] : []),
    ...(has('e2e') ? [e2e()] : []),
  ]
}

/** A program of an installed package, run by this Node. */
function packageProgram(file: string, parameters: readonly string[]): Program {
  return {
    command: process.execPath,
    parameters: [join(root, 'node_modules', file), ...parameters],
    cwd: root,
    env: { FORCE_COLOR: '0', NO_COLOR: '1' },
  }
}

function check(name: string, program: Program): Step {
  return { name, program, needs: [], read: (_report, exitCode) => outcomeOfCheck(exitCode) }
}

const tsc = (parameters: readonly string[]): Program =>
  packageProgram('typescript/bin/tsc', [...parameters, '--pretty', 'false'])

const lint = (): Step =>
  check(
    'lint',
    packageProgram('@biomejs/biome/bin/biome', [
      'check',
      '--error-on-warnings',
      '--max-diagnostics=200',
    ]),
  )

const build = (): Step => check('build', tsc(['-b', 'framework', 'client']))

const typeChecks = (): Step[] =>
  ['test', 'test/types', 'example-app']
    .filter((project) => existsSync(join(root, project, 'tsconfig.json')))
    .map((project) => check(`types of ${project}`, tsc(['-p', project, '--noEmit'])))

function vitest(name: string, projects: readonly string[], needs: readonly ServiceName[]): Step {
  return vitestWith(
    name,
    [
      ...['--root', root, '--config', join(root, 'test', 'vitest.config.ts')],
      ...projects.flatMap((project) => ['--project', project]),
    ],
    needs,
  )
}

function vitestWith(
  name: string,
  places: readonly string[],
  needs: readonly ServiceName[] = [],
): Step {
  const report = join(reports, `${name}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  return {
    name,
    program: packageProgram('vitest/vitest.mjs', ['run', ...places, ...reporters, '--update=none']),
    needs,
    report,
    read: (content, exitCode) => readVitestReport(content, { exitCode, root }),
  }
}

const checks = (): Step => vitest('checks', ['checks', 'doctests'], [])
const unit = (): Step => vitest('unit', ['unit', 'uncompiled'], [])
const integration = (): Step => vitest('integration', ['integration'], ['redis', 'postgres'])
/** As an application runs its own tests: against the packages that were built. */
const roost = (): Step => vitestWith('roost', ['--root', join(root, 'example-app')])

function e2e(): Step {
  const report = join(reports, 'e2e.json')
  const parameters = ['test', '--config', join(root, 'test', 'playwright.config.ts')]
  const program = packageProgram('@playwright/test/cli.js', [...parameters, '--reporter=list,json'])
  return {
    name: 'e2e',
    program: { ...program, env: { ...program.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
    needs: ['chromium'],
    report,
    read: (content, exitCode) => readPlaywrightReport(content, { exitCode }),
  }
}
