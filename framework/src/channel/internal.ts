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
export type { ConnectionInfo, Sink } from './sink.ts'
export {
  createSocketServer,
  type DrainOptions,
  SocketServer,
  type SocketServerOptions,
} from './socket-server.ts'
export { attachWebSocket, type UpgradeChecks } from './web-socket.ts'
