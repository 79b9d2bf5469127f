/** First renders over HTTP: the page of one counter, and of a thousand rows. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Answer, HttpClient } from '../load/http-client.ts'
import { BenchFailure } from '../load/wire-socket.ts'
import type { MeasuredProcess } from '../server/measured-process.ts'
import {
  type Bench,
  measure,
  medianOf,
  type Result,
  type Run,
  WARM_UP_STEP_MS,
  warmUp,
} from './bench.ts'
import { pick } from './click.ts'

const CONNECTIONS = 50
const PAGES = [
  { name: 'counter', atMost: 100 },
  { name: 'table', atMost: 700 },
]

export async function pagesPart(bench: Bench): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const page of PAGES) results.push(await measurePage(bench, page))
  return results
}

/** Keeps the bytes of the pages for the bare route, which answers the same. */
export async function writePages(bench: Bench, app: MeasuredProcess): Promise<void> {
  const http = new HttpClient(app.host, app.port)
  for (const { name } of PAGES) {
    const { body } = await http.get(`/${name}`)
    writeFileSync(join(bench.pagesFolder, `${name}.html`), body)
  }
  http.close()
}

async function measurePage(
  bench: Bench,
  { name, atMost }: (typeof PAGES)[number],
): Promise<Result> {
  const app = await bench.startApp()
  await writePages(bench, app)
  const run = await measureGets(bench, app, {
    path: `/${name}`,
    isRight: (answer) => answer.body.includes('data-phx-main'),
  })
  await app.stop()
  const rival = await bench.startRival()
  const bare = await measureGets(bench, rival, { path: `/page/${name}`, isRight: () => true })
  await rival.stop()
  return {
    operation: `/${name} page`,
    unit: 'µs',
    value: run.cpuMicroseconds,
    atMost,
    bare: bare.cpuMicroseconds,
    ...pick(run),
  }
}

interface Gets {
  readonly path: string
  isRight(answer: Answer): boolean
}

async function measureGets(bench: Bench, server: MeasuredProcess, gets: Gets): Promise<Run> {
  await warmUp(server, () => getFor(server, gets, WARM_UP_STEP_MS))
  return medianOf(bench.runs, () =>
    measure(server, () => getFor(server, gets, bench.seconds * 1_000)),
  )
}

async function getFor(server: MeasuredProcess, gets: Gets, forMs: number): Promise<number> {
  const untilMs = performance.now() + forMs
  let pages = 0
  const visitor = async (): Promise<void> => {
    const http = new HttpClient(server.host, server.port)
    while (performance.now() < untilMs) {
      const answer = await http.get(gets.path)
      if (answer.status !== 200 || !gets.isRight(answer)) {
        throw new BenchFailure(`GET ${gets.path} was answered ${answer.status}`)
      }
      pages += 1
    }
    http.close()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, visitor))
  return pages
}
