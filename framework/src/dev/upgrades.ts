/** Vite's own WebSocket on the application's port. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'

const VITE_PROTOCOLS = new Set(['vite-hmr', 'vite-ping'])

/** A server that never listens: Vite waits on it for the upgrades that {@link passUpgrade} hands it. */
export const createUpgradeInbox = (): Server => createServer()

/** Hands an upgrade to Vite when it asks for its protocol; `false` leaves it to the application. */
export function passUpgrade(
  inbox: Server,
  upgrade: { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer },
): boolean {
  const protocol = upgrade.request.headers['sec-websocket-protocol']
  if (protocol === undefined || !VITE_PROTOCOLS.has(protocol)) return false
  inbox.emit('upgrade', upgrade.request, upgrade.socket, upgrade.head)
  return true
}
