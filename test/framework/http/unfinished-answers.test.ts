import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createDeferred } from '../../../framework/src/core/index.ts'
import { finishAnswersFirst } from '../../../framework/src/http/unfinished-answers.ts'

/** More than what the two ends of a connection buffer. */
const LARGE_BYTES = 20_000_000

async function serve(answer: RequestListener): Promise<Server> {
  const server = createServer({ keepAliveTimeout: 60_000 }, answer)
  finishAnswersFirst(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return server
}

function request(server: Server): Socket {
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nhost: shop.test\r\n\r\n')
  return socket
}

function close(server: Server): Promise<unknown> {
  return new Promise((resolve) => server.close(resolve))
}

describe('finishAnswersFirst', () => {
  it('lets a slow reader take the whole answer', async () => {
    const server = await serve((_request, response) => response.end('x'.repeat(LARGE_BYTES)))
    const reader = request(server)
    await once(reader, 'readable')

    const closed = close(server)
    reader.on('data', () => {})
    await closed
    expect(reader.bytesRead).toBeGreaterThan(LARGE_BYTES)
  })

  it('closes connections that fall idle when closing has begun', async () => {
    const gate = createDeferred<void>()
    const server = await serve((_request, response) => void gate.promise.then(() => response.end()))
    const reader = request(server)
    await once(server, 'request')
    reader.on('data', () => {})

    const closed = close(server)
    gate.resolve()
    await expect(closed).resolves.toBeUndefined()
  })

  it('closes idle connections at once when nothing is answered', async () => {
    const server = await serve((_request, response) => response.end())
    const reader = request(server)
    await once(reader, 'data')

    await expect(close(server)).resolves.toBeUndefined()
  })
})
