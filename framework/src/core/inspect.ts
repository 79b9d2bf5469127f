/**
 * Values as one short line for messages and logs, with secrets masked by the name of their key.
 * Not for serialisation: what it prints cannot be read back.
 */

const SECRET_KEY =
  /pass(?:word|wd|phrase)|secret|token|authori[sz]ation|cookie|api[-_]?key|private[-_]?key|credential/i
/**
 * Whether what stands under a name is a secret, by the name alone.
 *
 * @example
 * isSecretName('hashedPassword') // => true
 * isSecretName('passenger') // => false
 */
export function isSecretName(name: string): boolean {
  return SECRET_KEY.test(name)
}

const MASK = '"[masked]"'

/** How {@link inspect} prints. */
export interface InspectOptions {
  /** Longest line, in characters (default: 120). What is cut ends in `…`. */
  readonly maxLength?: number
}

/**
 * Prints a value as one line of bounded length; values under keys that look secret are masked.
 *
 * Getters are not called, and the work is bounded by the length of the line.
 *
 * @example
 * inspect({ text: 'hi', at: [1, 2] }) // => '{ text: "hi", at: [1, 2] }'
 * inspect({ name: 'Ada', password: 'x' }) // => '{ name: "Ada", password: "[masked]" }'
 * inspect('a long text', { maxLength: 8 }) // => '"a long…'
 */
export function inspect(value: unknown, options: InspectOptions = {}): string {
  const maxLength = options.maxLength ?? 120
  const printer = new Printer(maxLength)
  printer.print(value)
  return printer.finish()
}

const PAIR = /([^=&?\s]+)=[^&\s]*/g

/** What a form or an address carries under a name that looks secret. */
function maskPairs(text: string): string {
  if (!text.includes('=')) return text
  return text.replace(PAIR, (pair, name: string) =>
    isSecretName(name) ? `${name}=[masked]` : pair,
  )
}

class Printer {
  #text = ''
  readonly #maxLength: number
  readonly #open: object[] = []

  constructor(maxLength: number) {
    this.#maxLength = maxLength
  }

  get #full(): boolean {
    return this.#text.length > this.#maxLength
  }

  finish(): string {
    if (!this.#full) return this.#text
    return `${this.#text.slice(0, this.#maxLength - 1)}…`
  }

  print(value: unknown): void {
    // Nesting that came from elsewhere may be deeper than the call stack.
    if (this.#full) return
    if (typeof value === 'object' && value !== null) this.#printObject(value)
    else this.#text += this.#primitive(value)
  }

  #primitive(value: unknown): string {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(maskPairs(value.slice(0, this.#maxLength)))
      case 'bigint':
        return `${value}n`
      case 'function':
        return `[function ${value.name || 'anonymous'}]`
      default:
        return String(value)
    }
  }

  #printObject(value: object): void {
    if (this.#open.includes(value)) {
      this.#text += '[circular]'
      return
    }
    this.#open.push(value)
    if (Array.isArray(value)) this.#printItems('[', value, ']')
    else if (value instanceof Error) this.#text += `[${describeError(value)}]`
    else if (value instanceof Date) this.#text += `Date(${Number(value)})`
    else if (value instanceof Set) this.#printItems(`Set(${value.size}) [`, value, ']')
    else if (value instanceof Map) this.#printMap(value)
    else if (ArrayBuffer.isView(value))
      this.#text += `${constructorName(value)}(${value.byteLength} bytes)`
    else this.#printFields(value)
    this.#open.pop()
  }

  #printItems(open: string, items: Iterable<unknown>, close: string): void {
    this.#text += open
    let separator = ''
    for (const item of items) {
      this.#text += separator
      this.print(item)
      separator = ', '
      if (this.#full) return
    }
    this.#text += close
  }

  #printMap(map: ReadonlyMap<unknown, unknown>): void {
    this.#text += `Map(${map.size}) {`
    let separator = ' '
    for (const [key, value] of map) {
      this.#text += separator
      this.print(key)
      this.#text += ' => '
      this.#printUnder(typeof key === 'string' ? key : '', value)
      separator = ', '
      if (this.#full) return
    }
    this.#text += map.size === 0 ? '}' : ' }'
  }

  #printFields(value: object): void {
    const name = constructorName(value)
    if (name !== 'Object' && name !== '') this.#text += `${name} `
    this.#text += '{'
    let separator = ' '
    for (const key of Object.keys(value)) {
      this.#text += `${separator}${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}: `
      this.#printField(value, key)
      separator = ', '
      if (this.#full) return
    }
    this.#text += separator === ' ' ? '}' : ' }'
  }

  #printField(value: object, key: string): void {
    const descriptor = Object.getOwnPropertyDescriptor(value, key)
    if (descriptor && 'value' in descriptor) this.#printUnder(key, descriptor.value)
    else this.#text += '[getter]'
  }

  #printUnder(key: string, value: unknown): void {
    if (isSecretName(key) && value !== undefined && value !== null) this.#text += MASK
    else this.print(value)
  }
}

function describeError(error: Error): string {
  const [firstLine = ''] = error.message.split('\n', 1)
  return firstLine === '' ? error.name : `${error.name}: ${firstLine}`
}

function constructorName(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (typeof prototype !== 'object' || prototype === null) return ''
  const made = prototype.constructor
  return typeof made === 'function' ? made.name : ''
}
