/**
 * The run queue of the node: whoever has messages gets turns, in slices between which sockets are served.
 * Knows nothing of processes but that they can take a turn.
 */

import { runWith } from '../../telemetry/internal.ts'
import { otpErrors } from '../errors.ts'
import { otpClock } from './deadlines.ts'

/** Longest time that turns run without the event loop getting its own. */
const SLICE_MS = 1
/** The clock is read once in so many messages, while they are quick. */
const MOST_MESSAGES_A_LOOK = 4
/** Above it the messages between two looks were slow: the next one is looked at by itself. */
const SLOW_MS = 0.1
/** A clock that stands still, as in tests, must not make a slice endless. */
const MOST_TURNS_A_SLICE = 10_000
const MOST_TURNS_A_DRAIN = 1_000_000

/** What takes turns. It is its own link in the queue. */
export interface Runnable {
  nextRunnable: Runnable | undefined
  isScheduled: boolean
  takeTurn(): void
}

class Scheduler {
  #first: Runnable | undefined
  #last: Runnable | undefined
  #isArmed = false
  #isRunning = false
  #sliceEndMs = 0
  #isSliceOver = false
  #lastLookMs = 0
  #messagesALook = 1
  #untilLook = 1
  readonly #runSlice = () => {
    this.#isArmed = false
    this.#slice()
  }

  enqueue(runnable: Runnable): void {
    if (runnable.isScheduled) return
    runnable.isScheduled = true
    if (this.#last) this.#last.nextRunnable = runnable
    else this.#first = runnable
    this.#last = runnable
    if (!this.#isArmed && !this.#isRunning) this.#arm()
  }

  /** Whoever waits for a promise runs as a microtask, and none runs inside a slice: so it ends. */
  endSlice(): void {
    this.#isSliceOver = true
  }

  /** Told after each message; says whether whoever has its turn should come to an end. */
  isSliceOver(): boolean {
    this.#untilLook--
    if (this.#untilLook <= 0 && !this.#isSliceOver) this.#look()
    return this.#isSliceOver
  }

  drain(): void {
    let turns = 0
    while (this.#first !== undefined && !this.#isRunning) {
      turns += this.#slice()
      if (turns > MOST_TURNS_A_DRAIN) throw otpErrors.OTP_ENDLESS_DRAIN({ turns })
    }
  }

  #arm(): void {
    this.#isArmed = true
    // Outside of any process: otherwise each slice would belong to whoever sent first.
    runWith(undefined, setImmediate, this.#runSlice)
  }

  #slice(): number {
    let turns = 0
    this.#isRunning = true
    this.#isSliceOver = false
    this.#lastLookMs = otpClock().monotonicMs()
    this.#sliceEndMs = this.#lastLookMs + SLICE_MS
    try {
      while (this.#first !== undefined && turns < MOST_TURNS_A_SLICE) {
        this.#turn(this.#first)
        turns++
        if (this.isSliceOver()) break
      }
    } finally {
      this.#isRunning = false
      // A turn that threw is a bug of the framework; the others must not hang for it.
      if (this.#first !== undefined && !this.#isArmed) this.#arm()
    }
    return turns
  }

  /** Reads the clock, which costs as much as a small message: the slower they are, the more often. */
  #look(): void {
    const nowMs = otpClock().monotonicMs()
    const isSlow = nowMs - this.#lastLookMs > SLOW_MS
    this.#messagesALook = isSlow ? 1 : Math.min(MOST_MESSAGES_A_LOOK, this.#messagesALook * 2)
    this.#untilLook = this.#messagesALook
    this.#lastLookMs = nowMs
    if (nowMs >= this.#sliceEndMs) this.#isSliceOver = true
  }

  #turn(runnable: Runnable): void {
    this.#first = runnable.nextRunnable
    if (this.#first === undefined) this.#last = undefined
    runnable.nextRunnable = undefined
    runnable.isScheduled = false
    runnable.takeTurn()
  }
}

/** The run queue of this node. */
export const scheduler = new Scheduler()

/**
 * Runs every turn that can be taken now, for tests. What waits for a promise or a timer is not waited for.
 */
export function drainNow(): void {
  scheduler.drain()
}
