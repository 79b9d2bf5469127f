/**
 * The limits that hold for every socket of an application. The sockets themselves are made by `anka/app`.
 */
export { defaultSocketLimits, type SocketLimits } from './limits.ts'
