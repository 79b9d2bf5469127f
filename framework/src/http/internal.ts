/** For other areas: what a running application's HTTP side knows, and what a live route leads to. */

export { type Assets, NO_ASSETS, readManifest } from './assets.ts'
export { parseStack, type SourcePlace } from './call-site.ts'
export {
  DEFAULT_MAX_BODY_BYTES,
  DEFAULT_PARAM_FILTER,
  type Environment,
  type FormDecoder,
  type HttpConfig,
  type ParamFilter,
  type StaticFolder,
} from './config.ts'
export { FLASH_COOKIE } from './conn.ts'
export { createEndpoint, type EndpointOptions } from './endpoint.ts'
export type { FlashMessages } from './flash.ts'
export type { ContentPolicy } from './headers.ts'
export { HttpRuntime } from './http-runtime.ts'
export { createSecret, type Keys, PURPOSES, type TokenProblem } from './keys.ts'
export type { LiveRoutes } from './live-routes.ts'
export { isLocalPath, toLocation } from './redirect.ts'
export {
  type Container,
  type FoundRoute,
  type LiveSession,
  type MatchedRoute,
  type OnMountHook,
  type RouteInfo,
  type RouteTarget,
  routeTarget,
} from './route-target.ts'
export type { LiveRouteEntry, RouteEntry } from './router.ts'
export type { SessionData } from './session.ts'
