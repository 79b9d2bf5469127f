/**
 * What one socket has sent lately, held against its limits. Numbers only: thousands of idle sockets keep one each.
 */
import { EVENTS, type Message } from '../wire/index.ts'
import type { SocketLimits } from './limits.ts'
import { createRate, type Rate, spend, waitMs } from './rate-limit.ts'

/** The limits of a socket server in the form in which they are held against traffic. */
export interface TrafficRules {
  readonly events: Rate
  readonly joins: Rate
  readonly badFramesPerMinute: number
  /** Frames in one second above which a socket is closed: ten times the allowed events. */
  readonly floodPerSecond: number
}

export function createTrafficRules(limits: SocketLimits): TrafficRules {
  return {
    events: createRate(limits.eventsPerSecond, limits.eventBurst),
    joins: createRate(limits.joinsPerSecond, limits.joinBurst),
    badFramesPerMinute: limits.badFramesPerMinute,
    floodPerSecond: limits.eventsPerSecond * 10,
  }
}

export class Traffic {
  readonly #rules: TrafficRules
  #eventsWholeAtMs = 0
  #joinsWholeAtMs = 0
  #secondStartMs = 0
  #framesInSecond = 0
  #minuteStartMs = 0
  #badFramesInMinute = 0
  lastFrameMs: number

  constructor(rules: TrafficRules, nowMs: number) {
    this.#rules = rules
    this.lastFrameMs = nowMs
  }

  /** Counts one frame; `true`: the socket sends ten times more than it may. */
  countFrame(nowMs: number): boolean {
    this.lastFrameMs = nowMs
    if (nowMs - this.#secondStartMs >= 1_000) {
      this.#secondStartMs = nowMs
      this.#framesInSecond = 0
    }
    this.#framesInSecond += 1
    return this.#framesInSecond > this.#rules.floodPerSecond
  }

  /** Counts one frame that cannot be decoded; `true`: there were too many of them in a minute. */
  countBadFrame(nowMs: number): boolean {
    if (nowMs - this.#minuteStartMs >= 60_000) {
      this.#minuteStartMs = nowMs
      this.#badFramesInMinute = 0
    }
    this.#badFramesInMinute += 1
    return this.#badFramesInMinute >= this.#rules.badFramesPerMinute
  }

  /** Takes the message into account if its rate allows it now; else says after how many milliseconds it will. */
  admit(message: Message, nowMs: number): number {
    const { events, joins } = this.#rules
    if (message.event === EVENTS.join) {
      const wait = waitMs(joins, this.#joinsWholeAtMs, nowMs)
      if (wait === 0) this.#joinsWholeAtMs = spend(joins, this.#joinsWholeAtMs, nowMs)
      return wait
    }
    const wait = waitMs(events, this.#eventsWholeAtMs, nowMs)
    if (wait === 0) this.#eventsWholeAtMs = spend(events, this.#eventsWholeAtMs, nowMs)
    return wait
  }
}
