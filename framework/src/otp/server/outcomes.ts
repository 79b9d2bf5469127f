/**
 * What a server's handler may return beside its next state.
 */

import type { ExitReason } from '../process/exit-reason.ts'

/** The brand of outcomes: a state can never look like one. */
const kind: unique symbol = Symbol('outcome')

/** The answer of a call, and the next state. */
export interface Reply<V, S> {
  readonly [kind]: 'reply'
  readonly value: V
  readonly state: S
}

/** No answer yet: `replyTo(context.from, value)` gives it later. */
export interface NoReply<S> {
  readonly [kind]: 'no reply'
  readonly state: S
}

/** The end of the server. */
export interface Stop<S> {
  readonly [kind]: 'stop'
  readonly state: S
}

/** A step that the same process runs before any queued message. */
export interface Continue<S> {
  readonly [kind]: 'continue'
  readonly state: S
}

/** No server after all: `init` found that there is nothing to do. */
export interface Ignore {
  readonly [kind]: 'ignore'
}

/** All outcomes are of one shape, so that telling them from states is one check. */
export class Outcome {
  readonly [kind]: 'reply' | 'no reply' | 'stop' | 'continue' | 'ignore'
  readonly state: unknown
  /** The answer, the reason or the step. */
  readonly value: unknown

  constructor(
    outcome: 'reply' | 'no reply' | 'stop' | 'continue' | 'ignore',
    state: unknown,
    value: unknown,
  ) {
    this[kind] = outcome
    this.state = state
    this.value = value
  }

  get kind(): 'reply' | 'no reply' | 'stop' | 'continue' | 'ignore' {
    return this[kind]
  }
}

/**
 * Answers a call and gives the next state.
 *
 * @example
 * reply(3, { n: 3 }).value // => 3
 */
export function reply<V, const S>(value: V, state: S): Reply<V, S> {
  return new Outcome('reply', state, value) as unknown as Reply<V, S>
}

/**
 * Puts the answer of a call off: keep `context.from` and give it to `replyTo` later.
 *
 * @example
 * noReply({ n: 3 }).state // => { n: 3 }
 */
export function noReply<const S>(state: S): NoReply<S> {
  return new Outcome('no reply', state, undefined) as unknown as NoReply<S>
}

/**
 * Ends the server with a reason, after its `terminate`.
 *
 * @example
 * stop('normal', { n: 3 }).state // => { n: 3 }
 */
export function stop<const S>(reason: ExitReason, state: S): Stop<S> {
  return new Outcome('stop', state, reason) as unknown as Stop<S>
}

/**
 * Gives the next state and a step for the server's `continue`, which runs before any queued message.
 *
 * @example
 * andContinue({ n: 3 }, 'load').state // => { n: 3 }
 */
export function andContinue<const S>(state: S, step: unknown): Continue<S> {
  return new Outcome('continue', state, step) as unknown as Continue<S>
}

/**
 * What `init` returns when the server is not wanted: it ends normally, and its supervisor goes on.
 *
 * @example
 * ignore === ignore // => true
 */
export const ignore: Ignore = new Outcome('ignore', undefined, undefined) as unknown as Ignore
