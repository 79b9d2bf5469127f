// The runner behind `npm test` and its parts: it provides the services, runs every runner and adds their results up.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { mergeOutcomes, NO_REPORT, type Outcome, outcomeOfCheck } from './outcome.ts'
import { isPart, PARTS, type Part, reports, type Step, stepsOf } from './parts.ts'
import { rowsOf } from './rows.ts'
import { runProgram, stopPrograms } from './run-program.ts'
import { startChromium } from './services/chromium.ts'
import { startPostgres } from './services/postgres.ts'
import { startRedis } from './services/redis.ts'
import { type Service, ServiceMissing, type ServiceName } from './services/service.ts'

const STARTERS: Readonly<Record<ServiceName, () => Promise<Service>>> = {
  chromium: startChromium,
  redis: startRedis,
  postgres: startPostgres,
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Services are started when a step first needs them, and stopped together at the end. */
class Services {
  readonly #serviceByName = new Map<ServiceName, Service>()

  async envFor(names: readonly ServiceName[]): Promise<Record<string, string>> {
    const env: Record<string, string> = {}
    for (const name of names) Object.assign(env, (await this.#get(name)).env)
    return env
  }

  async #get(name: ServiceName): Promise<Service> {
    const running = this.#serviceByName.get(name)
    if (running) return running
    const service = await STARTERS[name]()
    this.#serviceByName.set(name, service)
    print(`  ${name}: ${service.origin}`)
    return service
  }

  async stop(): Promise<void> {
    const running = [...this.#serviceByName.values()]
    this.#serviceByName.clear()
    await Promise.all(running.map((service) => service.stop()))
  }
}

function readReport(file: string): unknown {
  if (!existsSync(file)) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

async function runStep(step: Step, services: Services): Promise<Outcome> {
  if (step.report) {
    mkdirSync(dirname(step.report), { recursive: true })
    rmSync(step.report, { force: true })
  }
  const startedMs = Date.now()
  const env = { ...step.program.env, ...(await services.envFor(step.needs)) }
  const { exitCode, output } = await runProgram({ ...step.program, env })
  const outcome = step.read(step.report ? readReport(step.report) : undefined, exitCode)
  if (outcome.failed > 0) print(output.trimEnd())
  const seconds = ((Date.now() - startedMs) / 1_000).toFixed(1)
  print(`${step.name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`)
  return outcome
}

async function runAll(steps: readonly Step[], services: Services): Promise<Outcome> {
  const outcomes: Outcome[] = []
  for (const step of steps) {
    if (interrupted) break
    try {
      outcomes.push(await runStep(step, services))
    } catch (error) {
      if (!(error instanceof ServiceMissing)) throw error
      print(`${step.name}: did not run\n${error.message}`)
      outcomes.push(step.report ? NO_REPORT : outcomeOfCheck(1))
    }
  }
  return mergeOutcomes(outcomes)
}

function readParts(names: readonly string[]): readonly Part[] | undefined {
  if (names.length === 0) return PARTS
  const parts = names.filter(isPart)
  return parts.length === names.length ? parts : undefined
}

async function main(names: readonly string[]): Promise<number> {
  const parts = readParts(names)
  if (!parts) {
    print(`there are the parts ${PARTS.join(', ')}; got ${names.join(' ')}`)
    return 1
  }
  mkdirSync(reports, { recursive: true })
  const rowsFile = join(reports, 'rows.json')
  rmSync(rowsFile, { force: true })
  const services = new Services()
  try {
    const total = await runAll(stepsOf(parts), services)
    writeFileSync(rowsFile, `${JSON.stringify(rowsOf(total.tests), null, 2)}\n`)
    await services.stop()
    print(`${total.passed} passed, ${total.failed} failed`)
    return total.failed === 0 && !interrupted ? 0 : 1
  } finally {
    await services.stop()
  }
}

let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = true
    stopPrograms()
  })
}

process.exitCode = await main(process.argv.slice(2))
