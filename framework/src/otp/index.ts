/**
 * Processes: mailboxes, links, monitors, servers and supervisors, with the semantics of OTP.
 * Live views and channels are processes; their areas use the friend door. Start at `gen-server.ts`.
 */

export { configureChecks, type ProcessChecks } from './process/checks.ts'
export type { Target } from './process/current.ts'
export { type ExitReason, isExpectedExit } from './process/exit-reason.ts'
export {
  demonitor,
  exit,
  getLabel,
  isAlive,
  link,
  monitor,
  register,
  self,
  send,
  sendAfter,
  setLabel,
  trapExits,
  unlink,
  unregister,
  whereis,
} from './process/process-functions.ts'
export { type StopOptions, stopProcess } from './process/shutdown.ts'
export type { Down, Exit, Pid } from './process/signals.ts'
export { spawn, spawnLink, spawnMonitor } from './process/spawn.ts'
export type { TimerHandle } from './process/timers.ts'
export {
  type CallHandler,
  type CastHandler,
  type GenServer,
  type GenServerDefinition,
  genServer,
  replyTo,
  type ServerRef,
  type StartOptions,
} from './server/gen-server.ts'
export type { Context, From } from './server/gen-server-process.ts'
export {
  andContinue,
  type Continue,
  type Ignore,
  ignore,
  type NoReply,
  noReply,
  type Reply,
  reply,
  type Stop,
  stop,
} from './server/outcomes.ts'
export type { ChildOptions, ChildSpec, Restart, Shutdown } from './supervisor/child-spec.ts'
export type { ChildCounts, ChildInfo, IntensityOptions } from './supervisor/supervising.ts'
export {
  type AnySupervisorRef,
  type DynamicSupervisorOptions,
  type DynamicSupervisorRef,
  dynamicSupervisor,
  type Supervisor,
  type SupervisorOptions,
  type SupervisorRef,
  type SupervisorStartOptions,
  supervisor,
} from './supervisor/supervisor.ts'
export type { Strategy } from './supervisor/supervisor-process.ts'
