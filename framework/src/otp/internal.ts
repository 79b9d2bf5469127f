/** For other areas: the process itself, and what is too cheap or too sharp for applications. */

export { currentProcess, findProcess, type Target } from './process/current.ts'
export { otpClock, useClock } from './process/deadlines.ts'
export { unwatch, watch } from './process/monitors.ts'
export { Process, type ProcessStatus } from './process/process.ts'
export { exit as exitProcess, send } from './process/process-functions.ts'
export { drainNow } from './process/scheduler.ts'
export { Down, Exit, type Watcher } from './process/signals.ts'
export {
  type ProcessStartOptions as StartOptions,
  startProcess,
  whenStarted,
} from './process/start.ts'
export { sendAfterTo, type TimerHandle } from './process/timers.ts'
export { type AnyGenServer, swapServer } from './server/gen-server.ts'
export { startUnder } from './supervisor/dynamic-supervisor-process.ts'
