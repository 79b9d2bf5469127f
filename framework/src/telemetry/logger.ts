/**
 * Log lines with the fields of whoever is running. JSON in production, readable in development; pino behind it.
 * For numbers see `events.ts`.
 */

import { createRequire } from 'node:module'
import { type LoggerOptions, type Logger as PinoLogger, pino } from 'pino'
import { type Clock, type MaybePromise, systemClock } from '../core/index.ts'
import { currentContext, type ExecutionContext } from './context.ts'
import { LineBuffer } from './line-buffer.ts'
import { cutText, printFields } from './log-fields.ts'

/** How loud a line is. `silent` as a setting writes nothing. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** Fields of a line; an error is written with its stack, and what stands under the name of a secret is masked. */
export type LogFields = Readonly<Record<string, unknown>>

/** One captured line. */
export interface LogLine {
  readonly level: Exclude<LogLevel, 'silent'>
  readonly message: string
  readonly fields: LogFields
}

/** Writes log lines. */
export interface Logger {
  debug(message: string, fields?: object): void
  info(message: string, fields?: object): void
  warn(message: string, fields?: object): void
  error(message: string, fields?: object): void
}

/** How lines are written. */
export interface LoggerSettings {
  /** The quietest level that is written (default: `info`). */
  readonly level?: LogLevel
  /** Readable lines instead of JSON (default: false). */
  readonly pretty?: boolean
  /** Where lines go, each with its line end (default: the standard output). */
  readonly destination?: (line: string) => void
  /** Time for {@link logLimited} (default: the system's). */
  readonly clock?: Clock
}

const STANDARD_OUTPUT = 1
const INTERVAL_MS = 10_000
const MOST_LIMITED_KEYS = 1_000

interface LimitedKey {
  readonly untilMs: number
  leftOut: number
}

/** Where the lines of this node go; one of it stands at the end of this file. */
class LogOutput {
  #settings: LoggerSettings = {}
  #pino: PinoLogger | undefined
  #buffer: LineBuffer | undefined
  readonly #captures = new Set<LogLine[]>()
  readonly #limitedByKey = new Map<string, LimitedKey>()

  configure(settings: LoggerSettings): void {
    this.#settings = settings
    this.#pino = undefined
    this.#limitedByKey.clear()
  }

  write(level: LogLine['level'], message: string, fields?: object): void {
    if (this.#captures.size > 0) {
      const all = mergeFields(currentContext(), fields)
      for (const lines of this.#captures) lines.push({ level, message, fields: all })
      return
    }
    this.#pino ??= createPino(this.#settings, (line) => this.#buffered(line))
    if (!this.#pino.isLevelEnabled(level)) return
    this.#pino[level](printFields(mergeFields(currentContext(), fields)), cutText(message))
    if (level === 'warn' || level === 'error') this.#buffer?.flush()
  }

  /** Written by the end of the process, however it ends but by a signal that cannot be caught. */
  #buffered(line: string): void {
    if (!this.#buffer) {
      const output = pino.destination({ dest: STANDARD_OUTPUT, sync: true })
      const buffer = new LineBuffer((text) => output.write(text), systemClock)
      process.on('exit', () => buffer.flush())
      this.#buffer = buffer
    }
    this.#buffer.add(line)
  }

  /** Counts a line of a limited key: `undefined` when it must be left out, else how many were before it. */
  admit(key: string): number | undefined {
    const nowMs = (this.#settings.clock ?? systemClock).monotonicMs()
    const known = this.#limitedByKey.get(key)
    if (known && nowMs < known.untilMs) {
      known.leftOut++
      return undefined
    }
    this.#limitedByKey.delete(key)
    this.#limitedByKey.set(key, { untilMs: nowMs + INTERVAL_MS, leftOut: 0 })
    this.#dropOldestKey()
    return known?.leftOut ?? 0
  }

  async capture<T>(run: () => MaybePromise<T>): Promise<{ value: T; lines: readonly LogLine[] }> {
    const lines: LogLine[] = []
    this.#limitedByKey.clear()
    this.#captures.add(lines)
    try {
      return { value: await run(), lines }
    } finally {
      this.#captures.delete(lines)
    }
  }

  #dropOldestKey(): void {
    if (this.#limitedByKey.size <= MOST_LIMITED_KEYS) return
    for (const oldest of this.#limitedByKey.keys()) {
      this.#limitedByKey.delete(oldest)
      return
    }
  }
}

function createPino(settings: LoggerSettings, buffered: (line: string) => void): PinoLogger {
  const options: LoggerOptions = {
    level: settings.level ?? 'info',
    base: null,
    // Errors are printed with the other fields.
    serializers: { err: (printed: unknown) => printed },
  }
  if (!settings.pretty) return pino(options, { write: settings.destination ?? buffered })
  const write = settings.destination ?? ((line: string) => process.stdout.write(line))
  const print = createPrettyPrinter(settings.destination === undefined && process.stdout.isTTY)
  return pino(options, { write: (line: string) => write(print(line)) })
}

/** Loaded only when it is asked for: production never needs it. */
function createPrettyPrinter(colorize: boolean): (line: string) => string {
  const load = createRequire(import.meta.url)
  const { prettyFactory } = load('pino-pretty') as typeof import('pino-pretty')
  const print = prettyFactory({
    colorize,
    messageKey: 'msg',
    errorLikeObjectKeys: ['error', 'err'],
    translateTime: 'SYS:HH:MM:ss.l',
  })
  return (line) => String(print(line))
}

function mergeFields(context: ExecutionContext | undefined, fields: object | undefined): LogFields {
  const merged: Record<string, unknown> = {}
  const chain: ExecutionContext[] = []
  for (let next = context; next !== undefined; next = next.parent) chain.unshift(next)
  for (const each of chain) Object.assign(merged, each.logFields?.())
  return Object.assign(merged, fields)
}

const output = new LogOutput()

/**
 * The logger of this node. Lines carry the log fields of the running context, outermost first.
 *
 * @example
 * const { lines } = await captureLog(() => logger.info('cart paid', { cart: 7 }))
 * lines // => [{ level: 'info', message: 'cart paid', fields: { cart: 7 } }]
 */
export const logger: Logger = {
  debug: (message, fields) => output.write('debug', message, fields),
  info: (message, fields) => output.write('info', message, fields),
  warn: (message, fields) => output.write('warn', message, fields),
  error: (message, fields) => output.write('error', message, fields),
}

/**
 * Sets how the lines of this node are written. What is not given returns to its default.
 *
 * @example
 * const written: string[] = []
 * configureLogger({ level: 'warn', destination: (line) => written.push(line) })
 * logger.info('not written')
 * logger.warn('written')
 * written.length // => 1
 * configureLogger({})
 */
export function configureLogger(settings: LoggerSettings): void {
  output.configure(settings)
}

/**
 * Runs a function and gives the lines of every level that the node logged meanwhile; they are not written.
 *
 * @example
 * const { value, lines } = await captureLog(async () => 'done')
 * [value, lines.length] // => ['done', 0]
 */
export function captureLog<T>(
  run: () => MaybePromise<T>,
): Promise<{ value: T; lines: readonly LogLine[] }> {
  return output.capture(run)
}

/**
 * Logs at most one line per key in 10 s; the next line says in `leftOut` how many were not written.
 *
 * For what a peer can cause at will. At most 1,000 keys are remembered, the oldest is forgotten first.
 *
 * @example
 * const { lines } = await captureLog(() => {
 *   logLimited('frame 10.0.0.9', 'warn', 'frame is not JSON')
 *   logLimited('frame 10.0.0.9', 'warn', 'frame is not JSON')
 * })
 * lines.length // => 1
 */
export function logLimited(
  key: string,
  level: 'warn' | 'error',
  message: string,
  fields?: object,
): void {
  const leftOut = output.admit(key)
  if (leftOut === undefined) return
  output.write(level, message, leftOut > 0 ? { ...fields, leftOut } : fields)
}
