import { describe, expect, it } from 'vitest'
import { encodeTextFrame } from '../../../framework/src/channel/text-frame.ts'

describe('encodeTextFrame', () => {
  it.each([
    [0, [0x81, 0]],
    [1, [0x81, 1]],
    [125, [0x81, 125]],
    [126, [0x81, 126, 0, 126]],
    [65_535, [0x81, 126, 0xff, 0xff]],
  ])('puts the length of %i bytes before the text', (bytes, header) => {
    const text = 'x'.repeat(bytes)

    expect(encodeTextFrame(text)).toEqual(Buffer.concat([Buffer.from(header), Buffer.from(text)]))
  })

  it('counts bytes and not letters', () => {
    expect(encodeTextFrame('ğ🦅')).toEqual(
      Buffer.concat([Buffer.from([0x81, 6]), Buffer.from('ğ🦅')]),
    )
  })

  it('leaves long texts to ws', () => {
    expect(encodeTextFrame('x'.repeat(65_536))).toBeUndefined()
  })
})
