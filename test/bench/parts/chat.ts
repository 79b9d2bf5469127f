/** One message to 500 views: the next is said when all of them have it, so that none are put together. */

import { joinMany } from '../load/view-client.ts'
import { BenchFailure, WireSocket } from '../load/wire-socket.ts'
import { type Bench, measure, medianOf, type Result, WARM_UP_STEP_MS, warmUp } from './bench.ts'
import { pick } from './click.ts'

const SUBSCRIBERS = 500
const AT_MOST_MICROSECONDS = 12

interface Subscriber {
  onMessage(receive: (text: string) => void): void
}

export async function chatPart(bench: Bench): Promise<readonly Result[]> {
  const app = await bench.startApp()
  const clients = await joinMany(app, '/chat', SUBSCRIBERS)
  const [speaker] = clients
  const say = (text: string): void => speaker?.event('say', `{"text":"${text}"}`)
  await warmUp(app, () => deliver(clients, say, WARM_UP_STEP_MS))
  const run = await medianOf(bench.runs, () =>
    measure(app, () => deliver(clients, say, bench.seconds * 1_000)),
  )
  await app.stop()
  const bare = await measureBareFanOut(bench)
  return [
    {
      operation: `/chat delivery, ${SUBSCRIBERS} subscribers`,
      unit: 'µs',
      value: run.cpuMicroseconds,
      atMost: AT_MOST_MICROSECONDS,
      bare,
      ...pick(run),
    },
  ]
}

async function measureBareFanOut(bench: Bench): Promise<number> {
  const rival = await bench.startRival()
  const sockets: WireSocket[] = []
  while (sockets.length < SUBSCRIBERS) {
    sockets.push(await WireSocket.open({ host: rival.host, port: rival.port, path: '/fan' }))
  }
  const say = (text: string): void =>
    sockets[0]?.send(`["4",null,"lv:phx-AAAAAAAAAAA","diff",{"0":"${text}","1":"1000"}]`)
  await warmUp(rival, () => deliver(sockets, say, WARM_UP_STEP_MS))
  const run = await medianOf(bench.runs, () =>
    measure(rival, () => deliver(sockets, say, bench.seconds * 1_000)),
  )
  await rival.stop()
  return run.cpuMicroseconds
}

/** Says one thing after the other for that long; resolves with the number of deliveries, each of them checked. */
function deliver(
  subscribers: readonly Subscriber[],
  say: (text: string) => void,
  forMs: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const round = new Rounds(subscribers.length, { say, forMs, done: resolve })
    subscribers.forEach((subscriber, index) => {
      subscriber.onMessage((message) => {
        const problem = round.hear(index, message)
        if (problem) reject(new BenchFailure(`${problem}: ${message.slice(0, 200)}`))
      })
    })
    round.start()
  })
}

interface RoundOptions {
  readonly forMs: number
  say(text: string): void
  done(deliveries: number): void
}

class Rounds {
  readonly #options: RoundOptions
  readonly #untilMs: number
  /** By subscriber, the number of the last word that it heard. */
  readonly #heard: Uint32Array
  #said = 0
  #missing = 0
  #text = ''

  constructor(subscribers: number, options: RoundOptions) {
    this.#options = options
    this.#untilMs = performance.now() + options.forMs
    this.#heard = new Uint32Array(subscribers)
  }

  start(): void {
    this.#said += 1
    this.#missing = this.#heard.length
    this.#text = `word${this.#said}-${this.#options.forMs}`
    this.#options.say(this.#text)
  }

  hear(index: number, message: string): string | undefined {
    // The speaker's event is answered too; the word itself may come with the answer or apart from it.
    if (message.includes('"response":{}')) return undefined
    if (!message.includes(`"${this.#text}"`)) return `expected "${this.#text}"`
    if (this.#heard[index] === this.#said) return `heard "${this.#text}" twice`
    this.#heard[index] = this.#said
    this.#missing -= 1
    if (this.#missing > 0) return undefined
    if (performance.now() < this.#untilMs) this.start()
    else this.#options.done(this.#said * this.#heard.length)
    return undefined
  }
}
