/** Clicks on `/counter`: one event, one changed slot. */

import { parseReply } from '../load/replies.ts'
import type { Conversation } from '../load/round-trips.ts'
import type { ViewClient } from '../load/view-client.ts'
import type { Bench, Result } from './bench.ts'
import { measureEcho, measureEvents } from './round-trip-part.ts'

const CONNECTIONS = [1, 50, 500]
/** What Phoenix does best is measured at this many. */
const LIMITED_AT = 50
const AT_MOST_MICROSECONDS = 22

export async function clickPart(bench: Bench): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const connections of CONNECTIONS) results.push(await measureClicks(bench, connections))
  return results
}

async function measureClicks(bench: Bench, connections: number): Promise<Result> {
  const app = await bench.startApp()
  const run = await measureEvents(bench, app, { path: '/counter', connections, converse: clicks })
  await app.stop()
  const rival = await bench.startRival()
  const text = '["4","100","lv:phx-AAAAAAAAAAA","event",{"type":"click","event":"inc","value":{}}]'
  const echo = await measureEcho(bench, rival, { connections, text })
  await rival.stop()
  return {
    operation: `/counter click, ${connections} connections`,
    unit: 'µs',
    value: run.cpuMicroseconds,
    bare: echo.cpuMicroseconds,
    ...(connections === LIMITED_AT && { atMost: AT_MOST_MICROSECONDS }),
    ...pick(run),
  }
}

export function pick(run: { perSecond: number; p50Ms?: number; p99Ms?: number }): Partial<Result> {
  const { perSecond, p50Ms, p99Ms } = run
  return { perSecond, ...(p50Ms && { p50Ms }), ...(p99Ms && { p99Ms }) }
}

/** Every click must come back with the next number. */
function clicks(client: ViewClient): Conversation {
  let count = 0
  return {
    client,
    send: () => client.event('inc', '{}'),
    check(answer) {
      count += 1
      const reply = parseReply(answer)
      if (reply?.ref !== client.lastRef) return 'a click was not answered'
      return Object.values(reply.diff)[0] === String(count) ? undefined : `expected ${count}`
    },
  }
}
