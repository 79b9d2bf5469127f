/** Bytes on the wire: of single replies with refs of four digits, and of joins. */
import { HttpClient } from '../load/http-client.ts'
import { ViewClient } from '../load/view-client.ts'
import type { MeasuredProcess } from '../server/measured-process.ts'
import type { Bench, Result } from './bench.ts'

const FIRST_REF = 1_000

export async function bytesPart(bench: Bench): Promise<readonly Result[]> {
  const app = await bench.startApp()
  const table = await open(app, '/table')
  const counter = await open(app, '/counter')
  const results: Result[] = [
    await measureReply(counter.client, { name: 'click', atMost: 101, event: 'inc', value: '{}' }),
    await measureReply(table.client, {
      name: 'touch',
      atMost: 131,
      event: 'touch',
      value: '{"i":500}',
    }),
    await measureReply(table.client, { name: 'append', atMost: 174, event: 'append', value: '{}' }),
    { operation: 'join of /counter', unit: 'bytes', value: Buffer.byteLength(counter.joinReply) },
    { operation: 'join of /table', unit: 'bytes', value: Buffer.byteLength(table.joinReply) },
  ]
  await app.stop()
  return results
}

async function open(
  app: MeasuredProcess,
  path: string,
): Promise<{ client: ViewClient; joinReply: string }> {
  const http = new HttpClient(app.host, app.port)
  const joined = await ViewClient.join(app, http, path)
  joined.client.startRefsAt(FIRST_REF)
  http.close()
  return joined
}

interface Sent {
  readonly name: string
  readonly event: string
  readonly value: string
  readonly atMost: number
}

async function measureReply(client: ViewClient, sent: Sent): Promise<Result> {
  const text = await new Promise<string>((resolve) => {
    client.onMessage(resolve)
    client.event(sent.event, sent.value)
  })
  const value = Buffer.byteLength(text)
  return { operation: `reply to ${sent.name}`, unit: 'bytes', value, atMost: sent.atMost }
}
