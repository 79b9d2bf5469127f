/**
 * Signed tokens for an application: mail links, API access, a socket's user.
 * The framework's own tokens go through keys.ts, with the application's secret.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Json } from '../core/index.ts'
import { assertSecret, signWith, type TokenProblem, verifyWith } from './keys.ts'
import { deriveMac, type Mac } from './mac.ts'

/** What a token is signed with. */
export interface TokenKey {
  /** Key base, at least 32 bytes. */
  readonly secret: string
  /** Purpose of the token, such as `"user socket"`. */
  readonly salt: string
  /** Current time in milliseconds since 1970 (default: the system clock). */
  readonly nowMs?: number
}

/** What {@link verifyToken} answers. */
export type VerifiedToken =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly reason: TokenProblem }

const ONE_DAY_MS = 86_400_000

/**
 * Signs a value, so that {@link verifyToken} can tell that it came from here unchanged.
 *
 * The value is signed, not encrypted: the client can read it.
 *
 * @param value Anything that JSON can carry.
 * @throws {AnkaError} `HTTP_SECRET_TOO_SHORT` when `secret` has fewer than 32 bytes.
 *
 * @example
 * const key = { secret: 'x'.repeat(32), salt: 'user socket' }
 * const token = signToken({ user: 7 }, key)
 * verifyToken(token, key) // => { ok: true, value: { user: 7 } }
 * signToken(1, { secret: 'short', salt: 'user socket' }) // throws HTTP_SECRET_TOO_SHORT
 */
export function signToken(value: Json, key: TokenKey): string {
  return signWith(findMac(key), value, key.nowMs ?? Date.now())
}

/**
 * Checks a token made by {@link signToken} and returns what was signed into it.
 *
 * The payload is signed, not encrypted: the client can read it but not change it.
 *
 * @param token Value received from the client. Untrusted; `undefined` is allowed.
 * @param key.secret Key base, at least 32 bytes.
 * @param key.salt Purpose of the token, such as `"user socket"`; must equal the one it was signed with.
 * @param key.maxAgeMs Oldest accepted age in milliseconds (default: 86 400 000, one day).
 * @param key.nowMs Current time in milliseconds since 1970 (default: the system clock).
 * @returns `ok: true` with the value, or `ok: false` with the reason.
 * @throws {AnkaError} `HTTP_SECRET_TOO_SHORT` when `secret` has fewer than 32 bytes.
 *
 * @example
 * const key = { secret: 'x'.repeat(32), salt: 'user socket' }
 * const token = signToken(42, { ...key, nowMs: 1_000 })
 * verifyToken(token, { ...key, nowMs: 2_000 }) // => { ok: true, value: 42 }
 * verifyToken(token, { ...key, nowMs: 86_401_001 }) // => { ok: false, reason: 'expired' }
 * verifyToken(token, { ...key, salt: 'password reset' }) // => { ok: false, reason: 'invalid' }
 * verifyToken(undefined, key) // => { ok: false, reason: 'missing' }
 * verifyToken(token, { ...key, secret: 'short' }) // throws HTTP_SECRET_TOO_SHORT
 */
export function verifyToken(
  token: unknown,
  key: TokenKey & { readonly maxAgeMs?: number },
): VerifiedToken {
  const found = findMac(key)
  const age = { maxAgeMs: key.maxAgeMs ?? ONE_DAY_MS, nowMs: key.nowMs ?? Date.now() }
  const result = verifyWith(found, token, age)
  return result.ok ? result : { ok: false, reason: result.error }
}

const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts a value, so that a client can carry it and read nothing of it (AES-256-GCM).
 *
 * @param value Anything that JSON can carry.
 * @throws {AnkaError} `HTTP_SECRET_TOO_SHORT` when `secret` has fewer than 32 bytes.
 *
 * @example
 * const key = { secret: 'x'.repeat(32), salt: 'draft' }
 * const token = encryptToken({ body: 'unsent' }, key)
 * decryptToken(token, key) // => { ok: true, value: { body: 'unsent' } }
 * encryptToken(1, { secret: 'short', salt: 'draft' }) // throws HTTP_SECRET_TOO_SHORT
 */
export function encryptToken(value: Json, key: TokenKey): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', findCipherKey(key), iv)
  const text = JSON.stringify([key.nowMs ?? Date.now(), value])
  const parts = [iv, cipher.update(text, 'utf8'), cipher.final()]
  return Buffer.concat([...parts, cipher.getAuthTag()]).toString('base64url')
}

/**
 * Checks a token made by {@link encryptToken} and returns what was encrypted into it.
 *
 * @param token Value received from the client. Untrusted; `undefined` is allowed.
 * @param key.maxAgeMs Oldest accepted age in milliseconds (default: 86 400 000, one day).
 * @returns `ok: true` with the value, or `ok: false` with the reason.
 * @throws {AnkaError} `HTTP_SECRET_TOO_SHORT` when `secret` has fewer than 32 bytes.
 *
 * @example
 * const key = { secret: 'x'.repeat(32), salt: 'draft' }
 * const token = encryptToken(7, { ...key, nowMs: 1_000 })
 * decryptToken(token, { ...key, nowMs: 86_401_001 }) // => { ok: false, reason: 'expired' }
 * decryptToken(token, { ...key, salt: 'other' }) // => { ok: false, reason: 'invalid' }
 * decryptToken(undefined, key) // => { ok: false, reason: 'missing' }
 */
export function decryptToken(
  token: unknown,
  key: TokenKey & { readonly maxAgeMs?: number },
): VerifiedToken {
  const cipherKey = findCipherKey(key)
  if (token === undefined || token === null || token === '') return { ok: false, reason: 'missing' }
  const text = typeof token === 'string' ? decrypt(token, cipherKey) : undefined
  if (text === undefined) return { ok: false, reason: 'invalid' }
  // Only we can have encrypted it, so its shape is ours.
  const [atMs, value] = JSON.parse(text) as [number, Json]
  const ageMs = (key.nowMs ?? Date.now()) - atMs
  if (ageMs > (key.maxAgeMs ?? ONE_DAY_MS)) return { ok: false, reason: 'expired' }
  return { ok: true, value }
}

function decrypt(token: string, key: Buffer): string | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    const text = decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8')
    return text + decipher.final('utf8')
  } catch {
    return undefined
  }
}

/** Another key than the one that signs under the same salt. */
function findCipherKey(key: TokenKey): Buffer {
  return Buffer.from(findMac(key).of('encryption key'), 'base64url')
}

const derived = new Map<string, Mac>()
/** An application has a handful of purposes; one that makes them from data must not fill memory. */
const MAX_DERIVED = 1_000

function findMac(key: TokenKey): Mac {
  const name = `${key.salt}\n${key.secret}`
  const known = derived.get(name)
  if (known) return known
  assertSecret(key.secret)
  const made = deriveMac(key.secret, `token:${key.salt}`)
  if (derived.size >= MAX_DERIVED) derived.clear()
  derived.set(name, made)
  return made
}
