/**
 * Timers for many: all that wait for the same time hang in one list with one timer of the clock.
 * A timer of the platform for each call would cost as much as the call.
 */

import { type Clock, systemClock } from '../../core/index.ts'
import { runWith } from '../../telemetry/internal.ts'

/** How long the timer of an empty list is kept. */
const QUIET_MS = 20

/** Something that comes due once. It is its own link in its list. */
export abstract class Deadline {
  dueMs = 0
  list: DeadlineList | undefined = undefined
  previous: Deadline | undefined = undefined
  next: Deadline | undefined = undefined

  abstract expired(): void
}

/** Deadlines of one duration, so that the order of arming is the order of coming due. */
class DeadlineList {
  readonly #clock: Clock
  readonly #durationMs: number
  #first: Deadline | undefined
  #last: Deadline | undefined
  #cancelTimer: (() => void) | undefined

  constructor(clock: Clock, durationMs: number) {
    this.#clock = clock
    this.#durationMs = durationMs
  }

  get clock(): Clock {
    return this.#clock
  }

  add(deadline: Deadline): void {
    deadline.dueMs = this.#clock.monotonicMs() + this.#durationMs
    deadline.list = this
    deadline.previous = this.#last
    if (this.#last) this.#last.next = deadline
    else this.#first = deadline
    this.#last = deadline
    if (this.#cancelTimer === undefined) this.#arm(this.#durationMs)
  }

  remove(deadline: Deadline): void {
    if (deadline.previous) deadline.previous.next = deadline.next
    else this.#first = deadline.next
    if (deadline.next) deadline.next.previous = deadline.previous
    else this.#last = deadline.previous
    deadline.list = undefined
    deadline.previous = undefined
    deadline.next = undefined
    if (this.#first === undefined) closeWhenQuiet(this)
  }

  /** Lets go of the timer, unless there is something to wait for again. */
  closeIfEmpty(): void {
    if (this.#first !== undefined) return
    this.#cancelTimer?.()
    this.#cancelTimer = undefined
    table.close(this.#durationMs, this)
  }

  #arm(ms: number): void {
    // Outside of any process: a timer must not keep the one alive that happened to be first.
    this.#cancelTimer = runWith(undefined, setClockTimer, this.#clock, ms, () => this.#ring())
  }

  #ring(): void {
    this.#cancelTimer = undefined
    const nowMs = this.#clock.monotonicMs()
    for (let due = this.#first; due !== undefined && due.dueMs <= nowMs; due = this.#first) {
      this.remove(due)
      due.expired()
    }
    if (this.#first === undefined) this.closeIfEmpty()
    else if (this.#cancelTimer === undefined) this.#arm(Math.max(0, this.#first.dueMs - nowMs))
  }
}

function setClockTimer(clock: Clock, ms: number, run: () => void): () => void {
  return clock.setTimer(ms, run)
}

function createDeadlineTable() {
  const listByMs = new Map<number, DeadlineList>()
  let clock: Clock = systemClock
  return {
    getClock: () => clock,
    setClock(next: Clock) {
      clock = next
      listByMs.clear()
    },
    getList(ms: number) {
      let list = listByMs.get(ms)
      if (list === undefined) {
        list = new DeadlineList(clock, ms)
        listByMs.set(ms, list)
      }
      return list
    },
    close(ms: number, list: DeadlineList) {
      if (listByMs.get(ms) === list) listByMs.delete(ms)
    },
  }
}

const table = createDeadlineTable()

/**
 * One call after another would set and clear a timer each time, at a third of the price of the call. So the timer
 * of an empty list stays for a moment, which is short enough not to hold up the end of a program.
 */
function createSweeper() {
  const emptied = new Set<DeadlineList>()
  let isArmed = false
  function sweep(): void {
    isArmed = false
    const lists = [...emptied]
    emptied.clear()
    for (const list of lists) list.closeIfEmpty()
  }
  return function add(list: DeadlineList): void {
    emptied.add(list)
    if (isArmed) return
    isArmed = true
    runWith(undefined, setTimeout, sweep, QUIET_MS)
  }
}

const sweepLater = createSweeper()

function closeWhenQuiet(list: DeadlineList): void {
  // Under a clock that stands still nothing may be left behind.
  if (list.clock === systemClock) sweepLater(list)
  else list.closeIfEmpty()
}

/** The clock of all processes of this node. */
export function otpClock(): Clock {
  return table.getClock()
}

/** Replaces the clock of all processes, for tests; returns what puts the old one back. */
export function useClock(clock: Clock): () => void {
  const before = table.getClock()
  table.setClock(clock)
  return () => table.setClock(before)
}

/** Arms a deadline. Times below zero, and what is no number, count as zero. */
export function startDeadline(deadline: Deadline, ms: number): void {
  table.getList(Math.max(0, ms) || 0).add(deadline)
}

/** Disarms a deadline; returns the milliseconds that were left, or `undefined` when it was not armed. */
export function cancelDeadline(deadline: Deadline): number | undefined {
  const { list } = deadline
  if (list === undefined) return undefined
  const leftMs = Math.max(0, deadline.dueMs - list.clock.monotonicMs())
  list.remove(deadline)
  return leftMs
}
