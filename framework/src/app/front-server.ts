/**
 * Development's server: stands before the endpoint, whose editions come and go behind it while the
 * port stays open, and hands the development server what is its own.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { DevHooks } from './dev-hooks.ts'

export class FrontServer {
  readonly server: Server
  readonly #dev: DevHooks
  #endpoint: FastifyInstance

  constructor(endpoint: FastifyInstance, dev: DevHooks) {
    this.#endpoint = endpoint
    this.#dev = dev
    this.server = createServer((request, response) => this.#request(request, response))
    // One dispatcher: two listeners would each close the sockets of the other.
    this.server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head))
  }

  /** Requests from now on are this edition's. */
  replace(endpoint: FastifyInstance): void {
    this.#endpoint = endpoint
  }

  listen(at: { readonly port: number; readonly host: string }): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(at, () => {
        this.server.off('error', reject)
        resolve()
      })
    })
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve())
      this.server.closeIdleConnections()
    })
  }

  #request(request: IncomingMessage, response: ServerResponse): void {
    const next = () => void this.#endpoint.server.emit('request', request, response)
    if (this.#dev.middleware) this.#dev.middleware(request, response, next)
    else next()
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.#dev.upgrade?.(request, socket, head)) return
    this.#endpoint.server.emit('upgrade', request, socket, head)
  }
}
