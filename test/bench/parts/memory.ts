/** Resident memory of views that nothing happens to. The collector is left alone: it is part of what is measured. */
import { joinMany } from '../load/view-client.ts'
import { WireSocket } from '../load/wire-socket.ts'
import type { MeasuredProcess } from '../server/measured-process.ts'
import { type Bench, medianOf, pause, type Result } from './bench.ts'

const IDLE_COUNTERS = 5_000
const IDLE_TABLES = 300
const WARM_UP_VIEWS = 300
const SETTLE_MS = 20_000
const MOST_RUNS = 3

export async function memoryPart(bench: Bench): Promise<readonly Result[]> {
  const bare = await measureMemory(bench, {
    start: bench.startRival,
    count: IDLE_COUNTERS,
    connect: openBare,
  })
  const counter = await measureMemory(bench, {
    start: bench.startApp,
    count: IDLE_COUNTERS,
    connect: (server, count) => joinMany(server, '/counter', count),
  })
  const table = await measureMemory(bench, {
    start: bench.startApp,
    count: IDLE_TABLES,
    connect: (server, count) => joinMany(server, '/table', count),
  })
  return [
    {
      operation: `idle /counter view, at ${IDLE_COUNTERS}`,
      unit: 'kB',
      value: counter,
      atMost: 13,
      bare,
    },
    { operation: '/table view holding its 1,000 rows', unit: 'kB', value: table, atMost: 150 },
  ]
}

interface MemoryLoad {
  start(): Promise<MeasuredProcess>
  readonly count: number
  connect(server: MeasuredProcess, count: number): Promise<readonly { close(): void }[]>
}

/** Median kB a connection, in fresh processes. */
async function measureMemory(bench: Bench, load: MemoryLoad): Promise<number> {
  const median = await medianOf(Math.min(MOST_RUNS, bench.runs), async () => {
    const server = await load.start()
    const warm = await load.connect(server, Math.min(load.count, WARM_UP_VIEWS))
    for (const client of warm) client.close()
    await pause(2_000)
    const before = server.residentBytes()
    const clients = await load.connect(server, load.count)
    await pause(SETTLE_MS)
    const kilobytes = (server.residentBytes() - before) / load.count / 1_024
    for (const client of clients) client.close()
    await server.stop()
    return { cpuMicroseconds: kilobytes, perSecond: 0 }
  })
  return median.cpuMicroseconds
}

async function openBare(server: MeasuredProcess, count: number): Promise<WireSocket[]> {
  const sockets: WireSocket[] = []
  while (sockets.length < count) {
    sockets.push(await WireSocket.open({ host: server.host, port: server.port, path: '/echo' }))
  }
  return sockets
}
