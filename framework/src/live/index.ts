/**
 * Live views: pages whose state lives on the server.
 *
 * What a template may hold stands in `anka/template`, whose names that views use most are here too; topics are `anka/pubsub`'s,
 * routes `anka/http`'s.
 */
export type { Child, Command, Rendered } from '../template/index.ts'
export { each, html, JS, JsonScript, srcSet, trusted } from '../template/index.ts'
export { clearFlash } from './bindings.ts'
export {
  type Field,
  type Fields,
  type Form,
  type FormOptions,
  toForm,
} from './form.ts'
export {
  type Bindings,
  type EventDefinition,
  type EventParams,
  type EventResult,
  type FormIssues,
  type HandlerResult,
  liveView,
  type MountContext,
} from './live-view.ts'
export type { NavigateOptions, Redirect } from './navigation.ts'
export type { OnMount, OnMountContext } from './on-mount.ts'
export type {
  Flash,
  FlashKind,
  MountSocket,
  OnMountSocket,
  Page,
  Register,
  Scope,
  Socket,
} from './socket.ts'
export type { LiveView } from './view-target.ts'
export { messages, type Witness } from './witness.ts'
