/** What an operator decides, read and checked in one place: the environment, then files, then defaults. */
import { join } from 'node:path'
import { createSecret, type Environment } from '../http/internal.ts'
import type { LogLevel } from '../telemetry/index.ts'
import { type Env, readEnvFile } from './env-file.ts'
import { appErrors, type ConfigProblem } from './errors.ts'
import { keepSecret } from './secret-file.ts'

/** The settings of one running application. */
export interface Settings {
  readonly environment: Environment
  readonly secret: string
  readonly port: number
  readonly host: string
  /** The address that people use; `undefined` when only the operator's proxy knows it. */
  readonly url: URL | undefined
  readonly logLevel: LogLevel
  readonly allowedOrigins: readonly string[]
  readonly trustProxy: boolean
}

const DEFAULT_PORT = 4_000
const MAX_PORT = 65_535
const MIN_SECRET_BYTES = 32
const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent']

/**
 * Reads the settings.
 *
 * @throws {AnkaError} `APP_BAD_CONFIG` with everything that is wrong, and lines to paste.
 */
export function readSettings(options: {
  readonly environment: Environment
  readonly env: Env
  readonly root: string
}): Settings {
  const { environment, root } = options
  const reader = new Reader({
    ...readEnvFile(join(root, '.env')),
    ...readEnvFile(join(root, `.env.${environment}`)),
    ...withoutEmpty(options.env),
  })
  const settings: Settings = {
    environment,
    secret: readSecret(reader, environment, root),
    port: reader.parse('PORT', DEFAULT_PORT, parsePort),
    host: reader.parse('HOST', environment === 'production' ? '0.0.0.0' : '127.0.0.1', parseHost),
    url: reader.parse('APP_URL', undefined, parseUrl),
    logLevel: reader.parse('LOG_LEVEL', environment === 'test' ? 'warn' : 'info', parseLevel),
    allowedOrigins: reader.parse('ALLOWED_ORIGINS', [], parseList),
    trustProxy: reader.parse('TRUST_PROXY', false, parseSwitch),
  }
  const { problems } = reader
  if (problems.length > 0) throw appErrors.APP_BAD_CONFIG({ environment, problems })
  return settings
}

/** What is not right, said after the value's name. */
class Mistake {
  readonly because: string
  readonly example: string

  constructor(because: string, example: string) {
    this.because = because
    this.example = example
  }
}

/** Reads values one by one and collects what is wrong, so that all of it is told at once. */
class Reader {
  readonly problems: ConfigProblem[] = []
  readonly #env: Env

  constructor(env: Env) {
    this.#env = env
  }

  parse<T, D>(name: string, otherwise: D, parse: (text: string) => T | Mistake): T | D {
    const text = this.#env[name]
    if (text === undefined) return otherwise
    const value = parse(text)
    if (!(value instanceof Mistake)) return value
    this.fail(name, value)
    return otherwise
  }

  has(name: string): boolean {
    return this.#env[name] !== undefined
  }

  fail(name: string, { because, example }: Mistake): void {
    this.problems.push({ name, because, line: `${name}=${example}` })
  }
}

function readSecret(reader: Reader, environment: Environment, root: string): string {
  if (reader.has('APP_SECRET')) return reader.parse('APP_SECRET', '', parseSecret)
  if (environment === 'development') return keepSecret(root)
  const fresh = createSecret()
  if (environment === 'production') {
    const because = 'is missing, so sessions and tokens cannot be signed'
    reader.fail('APP_SECRET', new Mistake(because, `${fresh}   # fresh, keep it private`))
  }
  return fresh
}

/** An empty value in the environment says nothing: a `.env` file may say more. */
function withoutEmpty(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

function parseSecret(text: string): string | Mistake {
  const bytes = Buffer.byteLength(text)
  if (bytes >= MIN_SECRET_BYTES) return text
  return new Mistake(
    `has ${bytes} bytes, and at least ${MIN_SECRET_BYTES} are needed`,
    createSecret(),
  )
}

function parsePort(text: string): number | Mistake {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= MAX_PORT) return port
  return new Mistake(`is ${JSON.stringify(text)}, and not a number from 0 to 65535`, '4000')
}

function parseHost(text: string): string | Mistake {
  return /^[\w.:%-]+$/.test(text)
    ? text
    : new Mistake(`is ${JSON.stringify(text)}, and not a name or address`, '127.0.0.1')
}

function parseUrl(text: string): URL | Mistake {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '') return url
  const because = `is ${JSON.stringify(text)}, and not an http or https address without a path`
  return new Mistake(because, 'https://app.example')
}

function parseLevel(text: string): LogLevel | Mistake {
  const level = LOG_LEVELS.find((known) => known === text)
  return (
    level ??
    new Mistake(`is ${JSON.stringify(text)}, and not one of ${LOG_LEVELS.join(', ')}`, 'info')
  )
}

function parseList(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function parseSwitch(text: string): boolean | Mistake {
  if (['1', 'true', 'yes'].includes(text)) return true
  if (['0', 'false', 'no'].includes(text)) return false
  return new Mistake(`is ${JSON.stringify(text)}, and not true or false`, 'true')
}
