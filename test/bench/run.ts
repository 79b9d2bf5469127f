/**
 * `npm run bench`: drives the bench application with a load generator of our own and prints what it costs.
 *
 *   npm run bench                                  everything, medians of 5 runs
 *   npm run bench -- click touch memory            these parts
 *   npm run bench -- --runs 3 --seconds 1 chat     shorter
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BenchFailure } from './load/wire-socket.ts'
import type { Bench, Part, Result } from './parts/bench.ts'
import { bytesPart } from './parts/bytes.ts'
import { chatPart } from './parts/chat.ts'
import { clickPart } from './parts/click.ts'
import { joinPart } from './parts/join.ts'
import { memoryPart } from './parts/memory.ts'
import { pagesPart } from './parts/pages.ts'
import { rowsPart, shufflePart, touchPart } from './parts/table.ts'
import { printTable } from './report.ts'
import { buildAll } from './server/build.ts'
import { canPin, pinThisProcess } from './server/measured-process.ts'
import { startApp, startRival } from './server/start.ts'

const PARTS: Readonly<Record<string, Part>> = {
  bytes: bytesPart,
  click: clickPart,
  touch: touchPart,
  rows: rowsPart,
  shuffle: shufflePart,
  chat: chatPart,
  join: joinPart,
  page: pagesPart,
  memory: memoryPart,
}

const USAGE = `npm run bench [-- <part> …] [--runs <number>] [--seconds <number>] [--no-build]
  parts: ${Object.keys(PARTS).join(', ')} (default: all)`

const OPTIONS = {
  runs: { type: 'string', default: '5' },
  seconds: { type: 'string', default: '2' },
  'no-build': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS })
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
    process.exit(1)
  }
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments()
  if (values.help) return say(USAGE)
  const names = positionals.length > 0 ? positionals : Object.keys(PARTS)
  const unknown = names.find((name) => !Object.hasOwn(PARTS, name))
  if (unknown !== undefined) {
    say(`There is no part "${unknown}": choose of ${Object.keys(PARTS).join(', ')}`)
    process.exitCode = 1
    return
  }
  if (!values['no-build']) buildAll()
  pinThisProcess()
  say(canPin ? 'server on core 0, load on core 1' : 'this machine cannot pin: numbers are rough')
  await runParts(names, Number(values.runs), Number(values.seconds))
}

async function runParts(names: readonly string[], runs: number, seconds: number): Promise<void> {
  const pagesFolder = mkdtempSync(join(tmpdir(), 'anka-bench-'))
  const bench: Bench = {
    runs,
    seconds,
    pagesFolder,
    startApp: () => startApp(),
    startRival: () => startRival(pagesFolder),
  }
  const results: Result[] = []
  try {
    for (const name of names) {
      say(`measuring ${name} …`)
      results.push(...((await PARTS[name]?.(bench)) ?? []))
    }
  } catch (error) {
    if (!(error instanceof BenchFailure)) throw error
    say(`the run failed: ${error.message}`)
    process.exitCode = 1
  } finally {
    rmSync(pagesFolder, { recursive: true })
    say(`\n${printTable(results)}`)
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main()
