/**
 * A first-in, first-out queue whose operations take constant time.
 */

const SMALLEST = 8

/**
 * A queue on a ring buffer; empty, it holds no buffer.
 *
 * @example
 * const queue = new Queue<string>()
 * queue.push('a')
 * queue.push('b')
 * queue.shift() // => 'a'
 * queue.size // => 1
 */
export class Queue<T> {
  #ring: (T | undefined)[] | undefined
  #head = 0
  #size = 0

  /** Number of items that wait. */
  get size(): number {
    return this.#size
  }

  /** Adds an item at the end. */
  push(item: T): void {
    let ring = this.#ring
    if (ring === undefined) {
      ring = new Array<T | undefined>(SMALLEST).fill(undefined)
      this.#ring = ring
    } else if (this.#size === ring.length) {
      ring = this.#grow(ring)
    }
    ring[(this.#head + this.#size) & (ring.length - 1)] = item
    this.#size++
  }

  /** Takes the oldest item, or gives `undefined` when there is none. */
  shift(): T | undefined {
    const ring = this.#ring
    if (ring === undefined || this.#size === 0) return undefined
    const item = ring[this.#head]
    ring[this.#head] = undefined
    this.#head = (this.#head + 1) & (ring.length - 1)
    this.#size--
    // A buffer that a flood has grown is let go of; a small one is kept for the next items.
    if (this.#size === 0 && ring.length > 1_024) this.clear()
    return item
  }

  /** The oldest item, which stays. */
  peek(): T | undefined {
    return this.#size === 0 ? undefined : this.#ring?.[this.#head]
  }

  /** Drops everything, the buffer included. */
  clear(): void {
    this.#ring = undefined
    this.#head = 0
    this.#size = 0
  }

  #grow(ring: readonly (T | undefined)[]): (T | undefined)[] {
    const grown = new Array<T | undefined>(ring.length * 2).fill(undefined)
    for (let index = 0; index < this.#size; index++) {
      grown[index] = ring[(this.#head + index) & (ring.length - 1)]
    }
    this.#ring = grown
    this.#head = 0
    return grown
  }
}
