/**
 * Work with a beginning and an end as telemetry events: `<event>.start`, then `.stop` or `.exception`.
 */

import { systemClock } from '../core/index.ts'
import { execute, hasHandlers, type Measurements, type Metadata } from './events.ts'

/** What the work may add to its own `.stop` event. */
export interface Span {
  add(metadata: Metadata, measurements?: Measurements): void
}

const unwatched: Span = { add() {} }

/**
 * Runs a function, sync or async, between a start event and a stop or exception event.
 *
 * `.start` measures `systemTimeMs` and `monotonicMs`; `.stop` and `.exception` measure `durationMs` and
 * `monotonicMs`. All three carry the same `span` object in their metadata. What was thrown is thrown again.
 *
 * @example
 * span('cart.pay', { cart: 7 }, () => 'paid') // => 'paid'
 * await span('cart.pay', { cart: 7 }, async () => 'paid later') // => 'paid later'
 */
export function span<T>(event: string, metadata: Metadata, run: (span: Span) => T): T {
  if (!isWatched(event)) return run(unwatched)
  const running = new RunningSpan(event, metadata)
  running.start()
  try {
    const value = run(running)
    if (value instanceof Promise) return running.follow(value) as T
    running.stop()
    return value
  } catch (error) {
    running.fail(error)
    throw error
  }
}

function isWatched(event: string): boolean {
  return (
    hasHandlers(`${event}.start`) ||
    hasHandlers(`${event}.stop`) ||
    hasHandlers(`${event}.exception`)
  )
}

class RunningSpan implements Span {
  readonly #event: string
  readonly #startedMs = systemClock.monotonicMs()
  #metadata: Metadata
  #measurements: Measurements = {}

  constructor(event: string, metadata: Metadata) {
    this.#event = event
    this.#metadata = { ...metadata, span: this }
  }

  add(metadata: Metadata, measurements: Measurements = {}): void {
    this.#metadata = { ...this.#metadata, ...metadata }
    this.#measurements = { ...this.#measurements, ...measurements }
  }

  start(): void {
    const measurements = { systemTimeMs: systemClock.nowMs(), monotonicMs: this.#startedMs }
    execute(`${this.#event}.start`, measurements, this.#metadata)
  }

  stop(): void {
    execute(`${this.#event}.stop`, this.#measure(), this.#metadata)
  }

  fail(error: unknown): void {
    execute(`${this.#event}.exception`, this.#measure(), { ...this.#metadata, error })
  }

  async follow<T>(promise: Promise<T>): Promise<T> {
    try {
      const value = await promise
      this.stop()
      return value
    } catch (error) {
      this.fail(error)
      throw error
    }
  }

  #measure(): Measurements {
    const monotonicMs = systemClock.monotonicMs()
    return { ...this.#measurements, durationMs: monotonicMs - this.#startedMs, monotonicMs }
  }
}
