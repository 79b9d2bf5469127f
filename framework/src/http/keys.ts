/**
 * Signs values, so that what comes back from a browser can be trusted to be ours and unchanged.
 * Nothing is encrypted: whoever holds a token can read it. Public face: token.ts.
 */
import { timingSafeEqual } from 'node:crypto'
import {
  type Clock,
  err,
  type Json,
  ok,
  type Result,
  randomId,
  systemClock,
} from '../core/index.ts'
import { httpErrors } from './errors.ts'
import { deriveMac, type Mac } from './mac.ts'

/** Why a token did not hold. */
export type TokenProblem = 'missing' | 'expired' | 'invalid'

/** Signs and checks tokens with keys derived from one secret, a key for each purpose. */
export interface Keys {
  /** The purpose is the token's namespace: what was signed for one is not accepted for another. */
  sign(purpose: string, value: Json): string
  verify(purpose: string, token: unknown, maxAgeMs: number): Result<Json, TokenProblem>
}

/** What the framework signs, each under its own purpose. */
export const PURPOSES = {
  session: 'session cookie',
  flash: 'flash',
  reload: 'reload status',
  live: 'live session',
  static: 'live static',
} as const

const MIN_SECRET_BYTES = 32
const MAC_CHARS = 43
/** A token older than the future: clocks of two nodes may differ by this much. */
const SKEW_MS = 60_000
/** Longer than any token of ours; what is longer is not even hashed. */
const MAX_TOKEN_CHARS = 1_048_576

/** Derives one key per purpose and keeps it: deriving costs as much as signing. */
export function createKeys(secret: string, clock: Clock = systemClock): Keys {
  assertSecret(secret)
  const macByPurpose = new Map<string, Mac>()
  const macFor = (purpose: string): Mac => {
    const known = macByPurpose.get(purpose)
    if (known) return known
    const mac = deriveMac(secret, purpose)
    macByPurpose.set(purpose, mac)
    return mac
  }
  return {
    sign: (purpose, value) => signWith(macFor(purpose), value, clock.nowMs()),
    verify: (purpose, token, maxAgeMs) =>
      verifyWith(macFor(purpose), token, { maxAgeMs, nowMs: clock.nowMs() }),
  }
}

/** @throws {AnkaError} `HTTP_SECRET_TOO_SHORT` */
export function assertSecret(secret: string): void {
  const bytes = Buffer.byteLength(secret)
  if (bytes >= MIN_SECRET_BYTES) return
  throw httpErrors.HTTP_SECRET_TOO_SHORT({ bytes, fresh: createSecret() })
}

/** A fresh secret of 256 bits, to be kept. */
export function createSecret(): string {
  return randomId(256)
}

export function signWith(mac: Mac, value: Json, nowMs: number): string {
  const payload = Buffer.from(`[${nowMs},${JSON.stringify(value)}]`).toString('base64url')
  return `${payload}.${mac.of(payload)}`
}

export function verifyWith(
  mac: Mac,
  token: unknown,
  age: { maxAgeMs: number; nowMs: number },
): Result<Json, TokenProblem> {
  if (token === undefined || token === null || token === '') return err('missing')
  if (typeof token !== 'string' || token.length > MAX_TOKEN_CHARS) return err('invalid')
  const dot = token.length - MAC_CHARS - 1
  if (dot < 1 || token[dot] !== '.') return err('invalid')
  const payload = token.slice(0, dot)
  if (!sameText(token.slice(dot + 1), mac.of(payload))) return err('invalid')
  const signed = parsePayload(payload)
  if (!signed) return err('invalid')
  const ageMs = age.nowMs - signed[0]
  if (ageMs < -SKEW_MS) return err('invalid')
  return ageMs > age.maxAgeMs ? err('expired') : ok(signed[1])
}

/** Only ever sees what carries our signature, but a secret may have signed other things before. */
function parsePayload(payload: string): readonly [number, Json] | undefined {
  try {
    const signed: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString())
    if (!Array.isArray(signed) || signed.length !== 2) return undefined
    const [signedAtMs, value] = signed as [unknown, Json]
    return typeof signedAtMs === 'number' ? [signedAtMs, value] : undefined
  } catch {
    return undefined
  }
}

/** Compares in a time that does not tell how much was right. */
export function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}
