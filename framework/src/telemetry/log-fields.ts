/**
 * Fields of a log line as they are written: of bounded length, with secrets masked by the names that they stand under.
 * What an application logs, and what hangs on an error, may be a whole user with a password.
 */

import { inspect, isSecretName } from '../core/index.ts'

/** Longest line, in characters, about. */
const LONGEST_LINE = 32_768
/** Longest text in it: a stack with its causes. */
const LONGEST_TEXT = 8_192
const DEEPEST = 8
const MASK = '[masked]'

/** Copies the fields of one line for writing. */
export function printFields(fields: object): Record<string, unknown> {
  try {
    return new FieldPrinter().printEntries(fields, 0)
  } catch (error) {
    // A getter or a toJSON of the application; whoever logs is often in the middle of an end of its own.
    return { unprintable: inspect(error) }
  }
}

/** Cuts a text that is longer than a line should be. */
export function cutText(text: string, longest: number = LONGEST_TEXT): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

class FieldPrinter {
  /** Characters that the line may still take. */
  #left = LONGEST_LINE

  printEntries(object: object, depth: number): Record<string, unknown> {
    const printed: Record<string, unknown> = {}
    for (const name of Object.keys(object)) {
      if (this.#left <= 0) break
      this.#left -= name.length
      const value = (object as Readonly<Record<string, unknown>>)[name]
      const isHidden = value !== undefined && value !== null && isSecretName(name)
      printed[name] = isHidden ? MASK : this.#print(value, depth + 1)
    }
    return printed
  }

  #print(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return this.#text(value)
    this.#left -= 8
    if (typeof value !== 'object' || value === null) return printPrimitive(value)
    if (depth > DEEPEST || this.#left <= 0) return '…'
    if (value instanceof Error) return this.#error(value, depth)
    if (Array.isArray(value)) return this.#items(value, depth)
    return isPlain(value) ? this.printEntries(value, depth) : this.#instance(value)
  }

  #text(text: string): string {
    const cut = cutText(text, Math.max(0, Math.min(LONGEST_TEXT, this.#left)))
    this.#left -= cut.length
    return cut
  }

  #items(items: readonly unknown[], depth: number): readonly unknown[] {
    const printed: unknown[] = []
    for (const item of items) {
      if (this.#left <= 0) return [...printed, '…']
      printed.push(this.#print(item, depth + 1))
    }
    return printed
  }

  #error(error: Error, depth: number): object {
    const { name, message, stack, cause } = error
    return {
      type: error.constructor?.name || name,
      message: this.#text(message),
      stack: this.#text(stack ?? ''),
      ...this.printEntries(error, depth),
      ...(cause === undefined ? {} : { cause: this.#print(cause, depth + 1) }),
    }
  }

  /** What says how it looks in JSON is asked for it; of anything else stands what it is. */
  #instance(value: object): unknown {
    const { toJSON } = value as { toJSON?: unknown }
    const json: unknown = typeof toJSON === 'function' ? toJSON.call(value) : undefined
    return this.#text(typeof json === 'string' ? json : inspect(value))
  }
}

function printPrimitive(value: unknown): unknown {
  const isJson = value === null || value === undefined || typeof value === 'boolean'
  return isJson || typeof value === 'number' ? value : inspect(value)
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
