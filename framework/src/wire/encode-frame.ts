import type { Message } from './message.ts'

/**
 * Encodes a message with an object as its payload as a text frame.
 *
 * @example
 * encodeFrame({ joinRef: null, ref: '3', topic: 'phoenix', event: 'heartbeat', payload: {} }) // => '[null,"3","phoenix","heartbeat",{}]'
 */
export function encodeFrame(message: Message): string {
  const { joinRef, ref, topic, event, payload } = message
  return JSON.stringify([joinRef, ref, topic, event, payload])
}

/**
 * Encodes a reply around a response that is JSON already, by concatenation.
 *
 * @param responseJson The response as JSON text; it is not looked at.
 *
 * @example
 * encodeReply('4', '9', 'lv:phx-1', 'ok', '{}') // => '["4","9","lv:phx-1","phx_reply",{"status":"ok","response":{}}]'
 */
// biome-ignore lint/complexity/useMaxParams: an object would be made for every event of every socket
export function encodeReply(
  joinRef: string | null,
  ref: string,
  topic: string,
  status: 'ok' | 'error',
  responseJson: string,
): string {
  return `[${quote(joinRef)},${quote(ref)},${quote(topic)},"phx_reply",{"status":"${status}","response":${responseJson}}]`
}

/**
 * Encodes a push of the server around a payload that is JSON already, by concatenation.
 *
 * @param payloadJson The payload as JSON text; it is not looked at.
 *
 * @example
 * encodePush('4', 'lv:phx-1', 'diff', '{"0":"1"}') // => '["4",null,"lv:phx-1","diff",{"0":"1"}]'
 */
export function encodePush(
  joinRef: string | null,
  topic: string,
  event: string,
  payloadJson: string,
): string {
  return `[${quote(joinRef)},null,${quote(topic)},${quote(event)},${payloadJson}]`
}

// Refs and topics come from clients and go back to them: almost all are plain, and a look at them is cheaper than
// JSON.stringify; the others are escaped.
function quote(text: string | null): string {
  if (text === null) return 'null'
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x20 || unit > 0x7e || unit === 0x22 || unit === 0x5c) return JSON.stringify(text)
  }
  return `"${text}"`
}
