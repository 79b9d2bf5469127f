/** Messages for the next page that the person sees: "Saved.", shown once. */
import type { Json } from '../core/index.ts'

/** Messages by kind, such as `info` and `error`. */
export type FlashMessages = Readonly<Record<string, string>>

const NONE: FlashMessages = Object.freeze({})

/**
 * One request's messages: those that came with it, and those put for the page that follows.
 *
 * @example
 * const flash = new Flash({ info: 'Saved.' })
 * flash.put('error', 'But not sent.')
 * flash.all // => { info: 'Saved.', error: 'But not sent.' }
 */
export class Flash {
  #messages: FlashMessages

  constructor(messages: FlashMessages | undefined) {
    this.#messages = messages ?? NONE
  }

  /** All messages, by kind. */
  get all(): FlashMessages {
    return this.#messages
  }

  get isEmpty(): boolean {
    return Object.keys(this.#messages).length === 0
  }

  get(kind: string): string | undefined {
    return Object.hasOwn(this.#messages, kind) ? this.#messages[kind] : undefined
  }

  /** Shown by this page when it is rendered, or by the one that a redirect leads to. */
  put(kind: string, text: string): void {
    this.#messages = { ...this.#messages, [kind]: text }
  }

  clear(): void {
    this.#messages = NONE
  }
}

/** Reads messages from what was signed; anything that is no text under a key is left out. */
export function parseFlash(value: Json | undefined): FlashMessages | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const messages: Record<string, string> = {}
  for (const [kind, text] of Object.entries(value)) {
    if (typeof text === 'string') messages[kind] = text
  }
  return messages
}
