/**
 * What every part of the bench is given, and how a part measures: several runs on a warm server, the medians of them.
 */
import type { MeasuredProcess } from '../server/measured-process.ts'

export interface Bench {
  readonly runs: number
  readonly seconds: number
  startApp(): Promise<MeasuredProcess>
  startRival(): Promise<MeasuredProcess>
  /** Where the rival finds the pages that it answers. */
  readonly pagesFolder: string
}

/** One line of the result. */
export interface Result {
  readonly operation: string
  readonly unit: 'µs' | 'kB' | 'bytes'
  /** CPU time an operation, or memory a view, or bytes. */
  readonly value: number
  /** What it may be at most; where nothing is set it is printed for information. */
  readonly atMost?: number
  /** The same of the bare library, measured in the same run. */
  readonly bare?: number
  readonly perSecond?: number
  readonly p50Ms?: number
  readonly p99Ms?: number
}

/** One run: what was done in it, and what it cost the server. */
export interface Run {
  readonly cpuMicroseconds: number
  readonly perSecond: number
  readonly p50Ms?: number
  readonly p99Ms?: number
}

export type Part = (bench: Bench) => Promise<readonly Result[]>

const WARM_UP_CPU_MICROSECONDS = 3_000_000
const WARM_UP_MOST_MS = 20_000

/** The milliseconds of load that a warm-up gives at a time. */
export const WARM_UP_STEP_MS = 500

/** Works until the server has had the processor for long enough to have compiled what it runs. */
export async function warmUp(server: MeasuredProcess, work: () => Promise<unknown>): Promise<void> {
  const untilCpu = server.cpuMicroseconds() + WARM_UP_CPU_MICROSECONDS
  const untilMs = performance.now() + WARM_UP_MOST_MS
  while (server.cpuMicroseconds() < untilCpu && performance.now() < untilMs) await work()
}

/** Does the work once; `work` returns how many operations it did. */
export async function measure(server: MeasuredProcess, work: () => Promise<number>): Promise<Run> {
  const cpuBefore = server.cpuMicroseconds()
  const startMs = performance.now()
  const operations = await work()
  const tookMs = performance.now() - startMs
  return {
    cpuMicroseconds: (server.cpuMicroseconds() - cpuBefore) / operations,
    perSecond: operations / (tookMs / 1_000),
  }
}

export async function medianOf(runs: number, run: () => Promise<Run>): Promise<Run> {
  const all: Run[] = []
  for (let left = runs; left > 0; left--) all.push(await run())
  return {
    cpuMicroseconds: median(all.map((one) => one.cpuMicroseconds)),
    perSecond: median(all.map((one) => one.perSecond)),
    p50Ms: median(all.map((one) => one.p50Ms ?? 0)),
    p99Ms: median(all.map((one) => one.p99Ms ?? 0)),
  }
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
