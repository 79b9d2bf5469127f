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

/** `__proto__`, or an escape that may spell it: only then each key is looked at. */
const MAYBE_PROTOTYPE = /__proto__|\\u005f/i

function parseJson(text: string): unknown {
  try {
    return MAYBE_PROTOTYPE.test(text) ? JSON.parse(text, refusePrototype) : JSON.parse(text)
  } catch (error) {
    throw error instanceof SyntaxError ? badBody('it is not JSON') : error
  }
}

/** Harmless in itself, but the first spread or merge would hand it to an object's prototype. */
function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw badBody('it has a key "__proto__"')
  return value
}
