/**
 * Identifiers that cannot be guessed.
 */

import { coreErrors } from './errors.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const POOL_BYTES = 4_096

/** Random bytes fetched in bulk: asking the system for a few at a time costs about a microsecond. */
function createBytePool(): (count: number) => Uint8Array {
  const pool = new Uint8Array(POOL_BYTES)
  let used = POOL_BYTES
  return (count) => {
    if (used + count > POOL_BYTES) {
      crypto.getRandomValues(pool)
      used = 0
    }
    const bytes = pool.subarray(used, used + count)
    used += count
    return bytes
  }
}

const takeBytes = createBytePool()

/**
 * Makes a random identifier in the base64url alphabet.
 *
 * @param bits How much randomness, from 1 to 4,096 (default: 128, which gives 22 characters).
 * @throws {AnkaError} `CORE_ID_BITS` when `bits` is out of range.
 *
 * @example
 * randomId().length // => 22
 * randomId(64).length // => 11
 * randomId() === randomId() // => false
 * randomId(0) // throws CORE_ID_BITS
 */
export function randomId(bits = 128): string {
  if (!(bits >= 1 && bits <= 4_096)) throw coreErrors.CORE_ID_BITS({ bits })
  const length = Math.ceil(bits / 6)
  const bytes = takeBytes(length)
  let id = ''
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] ?? 0
    id += ALPHABET[byte & 63]
    // The pool is read once: what was given out must not be seen again.
    bytes[index] = 0
  }
  return id
}
