/**
 * Processes: mailboxes, links, monitors, servers and supervisors, with the semantics of OTP.
 * Live views and channels are processes; their areas use the friend door. Start at `gen-server.ts`.
 */

export { configureChecks, type ProcessChecks } from './checks.ts'
export type { ChildOptions, ChildSpec, Restart, Shutdown } from './child-spec.ts'
export type { Target } from './current.ts'
export { type ExitReason, isExpectedExit } from './exit-reason.ts'
export {
  type CallHandler,
  type CastHandler,
  type GenServer,
  type GenServerDefinition,
  genServer,
  replyTo,
  type ServerRef,
  type StartOptions,
} from './gen-server.ts'
export type { Context, From } from './gen-server-process.ts'
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
} from './outcomes.ts'
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
} from './process-functions.ts'
export { type StopOptions, stopProcess } from './shutdown.ts'
export type { Down, Exit, Pid } from './signals.ts'
export { spawn, spawnLink, spawnMonitor } from './spawn.ts'
export type { ChildCounts, ChildInfo, IntensityOptions } from './supervising.ts'
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
} from './supervisor.ts'
export type { Strategy } from './supervisor-process.ts'
export type { TimerHandle } from './timers.ts'
