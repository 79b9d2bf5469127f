/**
 * A text message as one WebSocket frame in one piece of memory. `ws` writes header and payload as two pieces, and the
 * system call for several pieces costs a quarter of a small message more than the one for a single piece.
 */

/** The first byte of a message in one frame that holds text. */
const FINAL_TEXT = 0x81
/** Payloads up to this length have it in the second byte; longer ones say that two bytes with the length follow. */
const MOST_SHORT = 125
const LENGTH_FOLLOWS = 126
const MOST_MEDIUM = 65_535

/** The frame of a text; `undefined` above 65,535 bytes, where one piece is worth nothing. */
export function encodeTextFrame(text: string): Buffer | undefined {
  const bytes = Buffer.byteLength(text)
  if (bytes > MOST_MEDIUM) return undefined
  const start = bytes > MOST_SHORT ? 4 : 2
  const frame = Buffer.allocUnsafe(start + bytes)
  frame[0] = FINAL_TEXT
  if (start === 2) frame[1] = bytes
  else {
    frame[1] = LENGTH_FOLLOWS
    frame.writeUInt16BE(bytes, 2)
  }
  frame.write(text, start)
  return frame
}
