/** Measures round trips of events: the load of one kind on a number of connections. */
import { type Conversation, runRoundTrips } from '../load/round-trips.ts'
import { joinMany, type ViewClient } from '../load/view-client.ts'
import { WireSocket } from '../load/wire-socket.ts'
import type { MeasuredProcess } from '../server/measured-process.ts'
import { type Bench, medianOf, type Run, WARM_UP_STEP_MS, warmUp } from './bench.ts'

/** Runs conversations for the bench's time, as often as it wants, after a warm-up. */
export async function measureRoundTrips(
  bench: Bench,
  server: MeasuredProcess,
  conversations: readonly Conversation[],
): Promise<Run> {
  await warmUp(server, () => runRoundTrips(conversations, WARM_UP_STEP_MS))
  return medianOf(bench.runs, async () => {
    const cpuBefore = server.cpuMicroseconds()
    const startMs = performance.now()
    const { operations, latencies } = await runRoundTrips(conversations, bench.seconds * 1_000)
    const seconds = (performance.now() - startMs) / 1_000
    return {
      cpuMicroseconds: (server.cpuMicroseconds() - cpuBefore) / operations,
      perSecond: operations / seconds,
      p50Ms: latencies.percentile(0.5),
      p99Ms: latencies.percentile(0.99),
    }
  })
}

/** Joins that many views of a page, has a conversation with each, and leaves. */
export async function measureEvents(
  bench: Bench,
  server: MeasuredProcess,
  load: {
    readonly path: string
    readonly connections: number
    converse(client: ViewClient): Conversation
  },
): Promise<Run> {
  const clients = await joinMany(server, load.path, load.connections)
  const run = await measureRoundTrips(bench, server, clients.map(load.converse))
  for (const client of clients) client.close()
  return run
}

/** The same number of messages of the same size, through the bare library. */
export async function measureEcho(
  bench: Bench,
  server: MeasuredProcess,
  load: { readonly connections: number; readonly text: string },
): Promise<Run> {
  const sockets: WireSocket[] = []
  while (sockets.length < load.connections) {
    sockets.push(await WireSocket.open({ host: server.host, port: server.port, path: '/echo' }))
  }
  const conversations = sockets.map(
    (client): Conversation => ({
      client,
      send: () => client.send(load.text),
      check: (answer) => (answer === load.text ? undefined : 'the echo differs'),
    }),
  )
  const run = await measureRoundTrips(bench, server, conversations)
  for (const socket of sockets) socket.close()
  return run
}
