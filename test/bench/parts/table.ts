/** Events on a thousand keyed rows: one of them changes, or all of them move. */
import { findRows, parseReply } from '../load/replies.ts'
import type { Conversation } from '../load/round-trips.ts'
import type { ViewClient } from '../load/view-client.ts'
import type { Bench, Part, Result } from './bench.ts'
import { pick } from './click.ts'
import { measureEvents } from './round-trip-part.ts'

const ROWS = 1_000
const CONNECTIONS = 50
/** A row gets a random number; once in a million times it is the one that it has. */
const MOST_UNCHANGED = 5

export const touchPart: Part = (bench) =>
  measurePart(bench, { path: '/table', event: 'touch', atMost: 120, converse: touches })

export const rowsPart: Part = (bench) =>
  measurePart(bench, { path: '/rows', event: 'touch', atMost: 150, converse: touches })

export const shufflePart: Part = (bench) =>
  measurePart(bench, { path: '/table', event: 'shuffle', atMost: 800, converse: shuffles })

interface TableLoad {
  readonly path: string
  readonly event: string
  readonly atMost: number
  converse(client: ViewClient): Conversation
}

async function measurePart(bench: Bench, load: TableLoad): Promise<readonly Result[]> {
  const app = await bench.startApp()
  const run = await measureEvents(bench, app, { ...load, connections: CONNECTIONS })
  await app.stop()
  const operation = `${load.path} ${load.event}, ${CONNECTIONS} connections`
  const { atMost } = load
  return [{ operation, unit: 'µs', value: run.cpuMicroseconds, atMost, ...pick(run) }]
}

function touches(client: ViewClient): Conversation {
  let touched = 0
  let unchanged = 0
  return {
    client,
    send() {
      touched = Math.floor(Math.random() * ROWS)
      client.event('touch', `{"i":${touched}}`)
    },
    check(answer) {
      if (answer.includes('"response":{}') && unchanged < MOST_UNCHANGED) {
        unchanged += 1
        return undefined
      }
      const reply = parseReply(answer)
      if (reply?.ref !== client.lastRef) return 'a touch was not answered'
      const found = findRows(reply.diff)
      const changed = Object.keys(found?.rows ?? {})
      const isRight =
        changed.length === 1 && changed[0] === String(touched) && found?.count === ROWS
      return isRight ? undefined : `expected row ${touched} alone`
    },
  }
}

function shuffles(client: ViewClient): Conversation {
  return {
    client,
    send: () => client.event('shuffle', '{}'),
    check(answer) {
      const reply = parseReply(answer)
      if (reply?.ref !== client.lastRef) return 'a shuffle was not answered'
      const found = findRows(reply.diff)
      const isReversed = found?.rows['0'] === ROWS - 1 && found.rows[String(ROWS - 1)] === 0
      return isReversed && found.count === ROWS ? undefined : 'expected the list reversed'
    },
  }
}
