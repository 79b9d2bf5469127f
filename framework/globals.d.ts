/**
 * The Web APIs that both Node and browsers have and that `core` and `wire` may use: whatever is not listed here does
 * not compile there.
 */
declare function setTimeout(run: () => void, ms?: number): unknown
declare function clearTimeout(timer: unknown): void
declare function queueMicrotask(run: () => void): void

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
  encodeInto(text: string, into: Uint8Array): { read: number; written: number }
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: Uint8Array | ArrayBuffer): string
}

declare class URLSearchParams {
  constructor(init?: string)
  forEach(visit: (value: string, name: string) => void): void
  append(name: string, value: string): void
  toString(): string
  [Symbol.iterator](): IterableIterator<[string, string]>
}

declare const crypto: { getRandomValues<T extends Uint8Array>(bytes: T): T }
declare const performance: { now(): number }
