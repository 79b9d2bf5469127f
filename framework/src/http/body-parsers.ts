/** Reads forms and JSON within limits; any other type of body is answered with 415. */
import type { FastifyInstance } from 'fastify'
import { inspect } from '../core/index.ts'
import type { FormDecoder, HttpConfig } from './config.ts'
import { httpErrors } from './errors.ts'

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json(?:;|$)/

export function addBodyParsers(instance: FastifyInstance, config: HttpConfig): void {
  instance.removeAllContentTypeParsers()
  addParser(instance, FORM, (text) => parseForm(text, config.decodeForm))
  addParser(instance, JSON_TYPE, parseJson)
}

function addParser(
  instance: FastifyInstance,
  type: string | RegExp,
  parse: (text: string) => unknown,
): void {
  instance.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body: Buffer, done) => {
    // Fastify calls this from a stream's event, where a throw would end the process.
    try {
      done(null, parse(decodeUtf8(body)))
    } catch (error) {
      done(error as Error)
    }
  })
}

function badBody(because: string): Error {
  return httpErrors.HTTP_BAD_BODY({ status: 400, because })
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(body: Buffer): string {
  try {
    return utf8.decode(body)
  } catch {
    throw badBody('it is not UTF-8')
  }
}

function parseForm(text: string, decode: FormDecoder): unknown {
  const decoded = decode(text)
  if (decoded.ok) return decoded.value
  throw badBody(inspect(decoded.error))
}

/** The limits of forms: what walks a body must neither overflow its stack nor meet a map without end. */
const MAX_DEPTH = 16
const MAX_KEYS = 1_000
/** A shorter text can be neither too deep nor hold too many keys. */
const SHORT_CHARS = 2 * MAX_DEPTH
/** `__proto__`, or an escape that may spell it. */
const MAYBE_PROTOTYPE = /__proto__|\\u005f/i

function parseJson(text: string): unknown {
  const value = parseText(text)
  const isPlain = text.length <= SHORT_CHARS && !MAYBE_PROTOTYPE.test(text)
  const because = isPlain ? undefined : findProblem(value, MAX_DEPTH)
  if (because !== undefined) throw badBody(because)
  return value
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw error instanceof SyntaxError ? badBody('it is not JSON') : error
  }
}

/** Keys are counted for each object: a long list of small ones is bounded by the size of the body. */
function findProblem(value: unknown, depthLeft: number): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (depthLeft === 0) return `it is nested deeper than ${MAX_DEPTH}`
  // Harmless in itself, but the first spread or merge would hand it to an object's prototype.
  if (Object.hasOwn(value, '__proto__')) return 'it has a key "__proto__"'
  const inside = Object.values(value)
  if (!Array.isArray(value) && inside.length > MAX_KEYS)
    return `it has an object of more than ${MAX_KEYS} keys`
  for (const item of inside) {
    const found = findProblem(item, depthLeft - 1)
    if (found !== undefined) return found
  }
  return undefined
}
