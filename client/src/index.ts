/**
 * The browser's side: live views, hooks, and channels for pages of one's own.
 *
 * Start with `LiveSocket`. What travels is in `anka/wire`; what the attributes mean is the protocol's.
 */
export type { Channel, ChannelState } from './channel.ts'
export type {
  ClassNames,
  ClassOptions,
  DisplayOptions,
  ScriptCommands,
  ToggleOptions,
  TransitionClasses,
} from './commands/script-commands.ts'
export { isUsedInput } from './element-state.ts'
export {
  defineHook,
  type Hook,
  type HookCallbacks,
  type HookCommands,
  type HookContext,
  type HookDefinition,
  type HookEventRef,
} from './hook.ts'
export { LiveSocket, type PageCommands } from './live-socket.ts'
export type { DomCallbacks, LiveSocketOptions } from './page.ts'
export type { Push, PushStatus } from './push.ts'
export { Socket, type SocketOptions } from './socket.ts'
