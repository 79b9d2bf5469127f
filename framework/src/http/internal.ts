/** For other areas: what a running application's HTTP side knows, and what a live route leads to. */

export { type Assets, NO_ASSETS, readManifest } from './assets.ts'
export { parseStack } from './call-site.ts'
export {
  DEFAULT_MAX_BODY_BYTES,
  DEFAULT_PARAM_FILTER,
  type Environment,
  type HttpConfig,
  type ParamFilter,
  type StaticFolder,
} from './config.ts'
export { createEndpoint } from './endpoint.ts'
export type { ContentPolicy } from './headers.ts'
export { HttpRuntime } from './http-runtime.ts'
export { createSecret, type Keys, PURPOSES } from './keys.ts'
export { isLocalPath, toLocation } from './redirect.ts'
export {
  type FoundRoute,
  type MatchedRoute,
  type RouteInfo,
  type RouteTarget,
  routeTarget,
} from './route-target.ts'
export type { SessionData } from './session.ts'
