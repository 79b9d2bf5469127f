/**
 * Closed-loop load: each client sends its next message when the last one was answered, and looks at every answer.
 */
import { Latencies } from './latencies.ts'
import { BenchFailure } from './wire-socket.ts'

export interface RoundTripClient {
  onMessage(receive: (text: string) => void): void
}

/** One client's conversation: what it says next, and whether the answer is right (a text says why it is not). */
export interface Conversation {
  readonly client: RoundTripClient
  send(): void
  check(answer: string): string | undefined
}

export interface RoundTripTotals {
  readonly operations: number
  readonly latencies: Latencies
}

/** Runs all conversations for so many milliseconds, then waits for the answers that are still out. */
export function runRoundTrips(
  conversations: readonly Conversation[],
  forMs: number,
): Promise<RoundTripTotals> {
  const latencies = new Latencies()
  const untilMs = performance.now() + forMs
  let operations = 0
  let open = conversations.length
  return new Promise((resolve, reject) => {
    for (const { client, send, check } of conversations) {
      let sentMs = performance.now()
      client.onMessage((answer) => {
        const nowMs = performance.now()
        const problem = check(answer)
        if (problem) {
          reject(new BenchFailure(`${problem}: ${answer.slice(0, 300)}`))
          return
        }
        operations += 1
        latencies.add(nowMs - sentMs)
        if (nowMs < untilMs) {
          sentMs = nowMs
          send()
          return
        }
        open -= 1
        if (open === 0) resolve({ operations, latencies })
      })
      send()
    }
  })
}
