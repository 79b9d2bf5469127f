import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { encodeTextFrame } from '../../../framework/src/channel/text-frame.ts'

/** What ws writes for the same text. */
function framedByWs(text: string): Buffer {
  const Sender = (
    WebSocket as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } }
  ).Sender
  const options = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: true }
  return Buffer.concat(Sender.frame(Buffer.from(text), options))
}

describe('encodeTextFrame', () => {
  it.each([0, 1, 125, 126, 127, 65_535])('frames %i bytes as ws does', (bytes) => {
    const text = 'x'.repeat(bytes)

    expect(encodeTextFrame(text)).toEqual(framedByWs(text))
  })

  it('counts bytes and not letters', () => {
    const text = 'ğüş🦅'.repeat(20)

    expect(encodeTextFrame(text)).toEqual(framedByWs(text))
  })

  it('leaves long texts to ws', () => {
    expect(encodeTextFrame('x'.repeat(65_536))).toBeUndefined()
  })
})
