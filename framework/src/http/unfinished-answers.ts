/**
 * Keeps a closing server from cutting answers that the network has not taken yet.
 *
 * Node takes a connection for idle as soon as its answer was handed over, and a server that closes destroys the idle
 * ones at once; one that falls idle later stays open until its client lets go. Here both happen when the last answer
 * is out.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

export function finishAnswersFirst(server: Server): void {
  const closeIdle = server.closeIdleConnections.bind(server)
  let unfinished = 0
  let isClosing = false
  const ended = (): void => {
    unfinished -= 1
    if (isClosing && unfinished === 0) closeIdle()
  }
  server.on('request', (_request: IncomingMessage, response: ServerResponse) => {
    unfinished += 1
    response.once('close', ended)
  })
  server.closeIdleConnections = () => {
    isClosing = true
    if (unfinished === 0) closeIdle()
  }
}
