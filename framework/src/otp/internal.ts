/** For other areas: the process itself, and what is too cheap or too sharp for applications. */

export { currentProcess, findProcess, type Target } from './current.ts'
export { otpClock, useClock } from './deadlines.ts'
export { startUnder } from './dynamic-supervisor-process.ts'
export { type AnyGenServer, swapServer } from './gen-server.ts'
export { unwatch, watch } from './monitors.ts'
export { Process, type ProcessStatus } from './process.ts'
export { exit as exitProcess, send } from './process-functions.ts'
export { drainNow } from './scheduler.ts'
export { Down, Exit, type Watcher } from './signals.ts'
export { type ProcessStartOptions as StartOptions, startProcess, whenStarted } from './start.ts'
export { sendAfterTo, type TimerHandle } from './timers.ts'
