/**
 * The messages of one connection that came too fast: they wait here, in order, and are bounded in number and size.
 */
import { Queue } from '../core/index.ts'
import type { Message } from '../wire/index.ts'

/** One socket may not make the node keep more than this. */
const MAX_BYTES = 4_194_304

interface Waiting {
  readonly message: Message
  readonly bytes: number
}

export class Backlog {
  readonly #waiting = new Queue<Waiting>()
  #bytes = 0
  cancelTimer: (() => void) | undefined

  get size(): number {
    return this.#waiting.size
  }

  /** Whether the message found room. */
  push(message: Message, bytes: number): boolean {
    if (this.#bytes + bytes > MAX_BYTES) return false
    this.#bytes += bytes
    this.#waiting.push({ message, bytes })
    return true
  }

  peek(): Message | undefined {
    return this.#waiting.peek()?.message
  }

  shift(): void {
    this.#bytes -= this.#waiting.shift()?.bytes ?? 0
  }

  clear(): void {
    this.cancelTimer?.()
    this.#waiting.clear()
    this.#bytes = 0
  }
}
