/**
 * The friend door of `channel`: what live views and in-memory tests stand on.
 */
export {
  Channel,
  type ChannelHandler,
  ChannelMessage,
  Drained,
} from './channel.ts'
export { CLOSE_CODES } from './close-codes.ts'
export { Connection } from './connection.ts'
export type { Sink } from './sink.ts'
export {
  createSocketServer,
  SocketServer,
} from './socket-server.ts'
export { attachWebSocket } from './web-socket.ts'
