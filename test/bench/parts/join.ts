/** A visit: the page, the socket and the join. */
import { HttpClient } from '../load/http-client.ts'
import { ViewClient } from '../load/view-client.ts'
import { WireSocket } from '../load/wire-socket.ts'
import { type Bench, measure, medianOf, type Result, warmUp } from './bench.ts'
import { pick } from './click.ts'
import { writePages } from './pages.ts'

const VISITORS = 8
const WARM_UP_VISITS = 500
const VISITS = 1_500
const AT_MOST_MICROSECONDS = 450

export async function joinPart(bench: Bench): Promise<readonly Result[]> {
  const app = await bench.startApp()
  await writePages(bench, app)
  const visit = async (http: HttpClient): Promise<void> => {
    const { client } = await ViewClient.join(app, http, '/counter')
    client.close()
  }
  const joins = (count: number): Promise<number> => visitMany(app, count, visit)
  await warmUp(app, () => joins(WARM_UP_VISITS))
  const run = await medianOf(bench.runs, () => measure(app, () => joins(VISITS)))
  await app.stop()
  return [
    {
      operation: 'join, with its page request',
      unit: 'µs',
      value: run.cpuMicroseconds,
      atMost: AT_MOST_MICROSECONDS,
      bare: await measureBareVisits(bench),
      ...pick(run),
    },
  ]
}

/** A page of the same bytes, an upgrade and one message each way: no tokens, no view. */
async function measureBareVisits(bench: Bench): Promise<number> {
  const rival = await bench.startRival()
  const visit = async (http: HttpClient): Promise<void> => {
    await http.get('/page/counter')
    const socket = await WireSocket.open({ host: rival.host, port: rival.port, path: '/echo' })
    await new Promise<void>((resolve) => {
      socket.onMessage(() => resolve())
      socket.send('x'.repeat(1_500))
    })
    socket.close()
  }
  const visits = (count: number): Promise<number> => visitMany(rival, count, visit)
  await warmUp(rival, () => visits(WARM_UP_VISITS))
  const run = await medianOf(bench.runs, () => measure(rival, () => visits(VISITS)))
  await rival.stop()
  return run.cpuMicroseconds
}

async function visitMany(
  address: { readonly host: string; readonly port: number },
  count: number,
  visit: (http: HttpClient) => Promise<void>,
): Promise<number> {
  let left = count
  const visitor = async (): Promise<void> => {
    const http = new HttpClient(address.host, address.port)
    while (left > 0) {
      left -= 1
      await visit(http)
    }
    http.close()
  }
  await Promise.all(Array.from({ length: VISITORS }, visitor))
  return count
}
