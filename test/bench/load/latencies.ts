/** Times of single operations, in buckets of 20 µs: percentiles without keeping millions of numbers. */

const BUCKET_MS = 0.02
const BUCKETS = 100_000

export class Latencies {
  readonly #counts = new Uint32Array(BUCKETS)
  #total = 0

  add(ms: number): void {
    const bucket = Math.min(BUCKETS - 1, Math.floor(ms / BUCKET_MS))
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1
    this.#total += 1
  }

  /** Milliseconds that this share of the operations stayed under. */
  percentile(share: number): number {
    let left = this.#total * share
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      left -= this.#counts[bucket] ?? 0
      if (left <= 0) return (bucket + 1) * BUCKET_MS
    }
    return BUCKETS * BUCKET_MS
  }
}
