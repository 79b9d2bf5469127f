/**
 * What every area stands on: errors, results, time, chance, queues. Runs in Node and in the browser.
 * Nothing here knows of processes, pages or sockets. Start at `anka-error.ts` and `result.ts`.
 */

export {
  AnkaError,
  defineErrors,
  type ErrorMakers,
  type ErrorTable,
  type ErrorText,
} from './anka-error.ts'
export { type Clock, FakeClock, systemClock } from './clock.ts'
export { deepFreeze } from './deep-freeze.ts'
export { createDeferred, type Deferred } from './deferred.ts'
export { type InspectOptions, inspect, isSecretName } from './inspect.ts'
export { Queue } from './queue.ts'
export { randomId } from './random-id.ts'
export { err, type Json, type JsonObject, type MaybePromise, ok, type Result } from './result.ts'
