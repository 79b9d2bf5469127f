/** Opens the port, or says in one line why that cannot be. */
import type { AddressInfo, Server } from 'node:net'
import { appErrors } from './errors.ts'

export interface ListenAddress {
  readonly port: number
  readonly host: string
}

/** What the operator can change; anything else is thrown as it is. */
const SYSTEM_REASONS = new Set([
  'EACCES',
  'EADDRNOTAVAIL',
  'ENOTFOUND',
  'EAFNOSUPPORT',
  'EAI_AGAIN',
])

/**
 * @param open Makes the server listen.
 * @returns The port, which is the system's choice for port 0.
 * @throws {AnkaError} `APP_PORT_IN_USE`, `APP_CANNOT_LISTEN`
 */
export async function listen(
  server: Server,
  at: ListenAddress,
  open: (at: ListenAddress) => Promise<unknown>,
): Promise<number> {
  try {
    // Fastify writes into what it is given.
    await open({ ...at })
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'EADDRINUSE') throw appErrors.APP_PORT_IN_USE({ ...at })
    if (code === undefined || !SYSTEM_REASONS.has(code)) throw cause
    throw appErrors.APP_CANNOT_LISTEN({ ...at, reason: code })
  }
  return (server.address() as AddressInfo).port
}
