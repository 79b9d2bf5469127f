/**
 * What the application remembers about one browser, in a signed cookie that the browser carries.
 * It can be read by its owner and holds about 3 kB: ids, not records.
 */
import { deepFreeze, type Json } from '../core/index.ts'

/** What a session holds: JSON, by key. */
export type SessionData = Readonly<Record<string, Json>>

const EMPTY: SessionData = Object.freeze({})

/**
 * One request's session; what was changed is written with the response.
 *
 * @example
 * const session = new Session({ userId: 7 })
 * session.get('userId') // => 7
 * session.changed // => false
 * session.put('theme', 'dark')
 * session.data // => { userId: 7, theme: 'dark' }
 */
export class Session {
  #data: SessionData
  #changed = false

  constructor(data: SessionData | undefined) {
    this.#data = data ?? EMPTY
  }

  /** Whether the response must carry a new cookie. */
  get changed(): boolean {
    return this.#changed
  }

  /** Everything, as a value that is never changed in place. */
  get data(): SessionData {
    return this.#data
  }

  /** The value under a key, or `undefined`. */
  get(key: string): Json | undefined {
    return Object.hasOwn(this.#data, key) ? this.#data[key] : undefined
  }

  put(key: string, value: Json): void {
    this.#replace({ ...this.#data, [key]: deepFreeze(value) })
  }

  delete(key: string): void {
    if (!Object.hasOwn(this.#data, key)) return
    const { [key]: _gone, ...rest } = this.#data
    this.#replace(rest)
  }

  /** Forgets everything; do it at logout. */
  clear(): void {
    this.#replace(EMPTY)
  }

  /**
   * Keeps the data under a new cookie and a new CSRF secret; do it at login, so that a cookie that
   * was planted before is worth nothing after.
   */
  renew(): void {
    this.delete(CSRF_KEY)
    this.#replace(this.#data)
  }

  #replace(data: SessionData): void {
    this.#data = data
    this.#changed = true
  }
}

/** Keys that the framework itself keeps in a session. */
export const CSRF_KEY = '_csrf'
export const FLASH_KEY = '_flash'

/** Reads what a verified cookie held: an object, or nothing. */
export function parseSession(value: Json): SessionData | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return value as SessionData
}
