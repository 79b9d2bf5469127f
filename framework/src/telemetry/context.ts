/**
 * Who is running: the one AsyncLocalStorage of the framework. Processes, requests and tasks are contexts.
 * A second storage would make every `await` of the node dearer, so whatever must follow async code hangs here.
 */

import { AsyncLocalStorage } from 'node:async_hooks'
import { claimNode } from './second-copy.ts'

/** What code runs for. A process is a context itself, so that entering it allocates nothing. */
export interface ExecutionContext {
  /** On whose behalf this one was started. */
  readonly parent: ExecutionContext | undefined
  /** What each log line written inside carries, called only when a line is written. */
  readonly logFields: (() => object) | undefined
  /** Work of its own: what its parent holds open, such as a transaction, is not shared with it. */
  readonly isSeparate?: boolean
}

claimNode(import.meta.url, process.env)

const storage = new AsyncLocalStorage<ExecutionContext | undefined>()

/**
 * Runs a function inside a context; what it awaits and schedules stays inside.
 *
 * @example
 * const request = { parent: undefined, logFields: () => ({ requestId: 'r1' }) }
 * runInContext(request, () => currentContext() === request) // => true
 */
export function runInContext<T>(context: ExecutionContext | undefined, run: () => T): T {
  return storage.run(context, run)
}

/**
 * Runs a function with its arguments inside a context: {@link runInContext} without a closure.
 *
 * @example
 * runWith(undefined, Math.max, 1, 2) // => 2
 */
export function runWith<Args extends readonly unknown[], T>(
  context: ExecutionContext | undefined,
  run: (...args: Args) => T,
  ...args: Args
): T {
  return storage.run(context, run, ...args)
}

/**
 * The context of the code that is running, or `undefined` outside of any.
 *
 * @example
 * currentContext() // => undefined
 */
export function currentContext(): ExecutionContext | undefined {
  return storage.getStore()
}
