import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Mac } from '../../../framework/src/http/mac.ts'

describe('Mac', () => {
  it('is HMAC-SHA256 for texts of every length and script', () => {
    const key = fc.uint8Array({ minLength: 32, maxLength: 32 })
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.integer({ min: 600, max: 3_000 }).map((length) => 'é'.repeat(length)),
      fc.integer({ min: 0, max: 5_000 }).map((length) => 'a'.repeat(length)),
    )

    fc.assert(
      fc.property(key, fc.array(text, { maxLength: 3 }), (bytes, texts) => {
        const mac = new Mac(Buffer.from(bytes))
        for (const each of texts) {
          expect(mac.of(each)).toBe(createHmac('sha256', bytes).update(each).digest('base64url'))
        }
      }),
    )
  })
})
