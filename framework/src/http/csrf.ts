/**
 * The proof that a form was sent from a page of ours: a secret in the session, and on each page the
 * same secret under a fresh mask, so that compressed responses never repeat it (BREACH).
 *
 * Both are base64url text and the mask works on its 64 letters, six bits each: no buffers are made.
 */
import { randomId } from '../core/index.ts'
import { sameText } from './keys.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const SECRET_BITS = 144
const SECRET_CHARS = 24

const valueByCode = new Int8Array(128).fill(-1)
for (let i = 0; i < LETTERS.length; i++) valueByCode[LETTERS.charCodeAt(i)] = i

export function createCsrfSecret(): string {
  return randomId(SECRET_BITS)
}

/** The secret under a new mask: differs on each call, and all of them hold. */
export function maskCsrf(secret: string): string {
  const mask = randomId(SECRET_BITS)
  return mask + mix(secret, mask)
}

/** Whether the token was made by {@link maskCsrf} from this secret. */
export function checkCsrf(secret: unknown, token: unknown): boolean {
  if (typeof secret !== 'string' || secret.length !== SECRET_CHARS) return false
  if (typeof token !== 'string' || token.length !== 2 * SECRET_CHARS) return false
  return sameText(mix(token.slice(SECRET_CHARS), token.slice(0, SECRET_CHARS)), secret)
}

function mix(text: string, mask: string): string {
  let mixed = ''
  for (let i = 0; i < SECRET_CHARS; i++) {
    const a = valueByCode[text.charCodeAt(i)] ?? -1
    const b = valueByCode[mask.charCodeAt(i)] ?? -1
    if (a < 0 || b < 0) return ''
    mixed += LETTERS[a ^ b]
  }
  return mixed
}
