/**
 * The bare libraries, doing by hand what the framework's server is measured at: the floor under its numbers.
 *
 *   node rivals.js <folder with the pages' bytes>
 *   GET /page/<name>   those bytes
 *   WS  /echo          each message goes back
 *   WS  /fan           each message goes to everyone
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import websocket from '@fastify/websocket'
import fastify from 'fastify'
import type { WebSocket } from 'ws'

const folder = process.argv[2] ?? '.'
const everyone = new Set<WebSocket>()
const pages = new Map<string, string>()

function readPage(name: string): string {
  const known = pages.get(name) ?? readFileSync(join(folder, `${name}.html`), 'utf8')
  pages.set(name, known)
  return known
}

function sendToEveryone(text: string): void {
  for (const socket of everyone) socket.send(text)
}

const server = fastify()
await server.register(websocket)
server.get<{ Params: { name: string } }>('/page/:name', (request, reply) => {
  reply.header('content-type', 'text/html; charset=utf-8').send(readPage(request.params.name))
})
server.get('/echo', { websocket: true }, (socket) => {
  socket.on('message', (data: Buffer) => socket.send(data.toString()))
})
server.get('/fan', { websocket: true }, (socket) => {
  everyone.add(socket)
  socket.on('close', () => everyone.delete(socket))
  socket.on('message', (data: Buffer) => sendToEveryone(data.toString()))
})

const address = await server.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`rivals listen on ${address}\n`)
