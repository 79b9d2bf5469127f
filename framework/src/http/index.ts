/**
 * HTTP: routes, the router with its pipelines, controllers, sessions, tokens. On Fastify, openly.
 * Live views are `anka/live`; what starts the server is `anka/app`.
 */

export type { Conn } from './conn.ts'
export type { CookieOptions } from './cookies.ts'
export type { Flash, FlashMessages } from './flash.ts'
export type { ContentPolicy } from './headers.ts'
export {
  defaultLayout,
  type PageOptions,
  PageTitle,
  type PageTitleProps,
  type RootLayout,
  type RootLayoutProps,
} from './page.ts'
export {
  fetchFlash,
  fetchSession,
  protectFromForgery,
  rootLayout,
  secureHeaders,
} from './plugs.ts'
export type { RedirectTarget } from './redirect.ts'
export type { LiveSessionOptions } from './route-target.ts'
export {
  type Controller,
  type LiveOptions,
  type Plug,
  type Router,
  type RouterBuilder,
  router,
  type ScopeOptions,
} from './router.ts'
export { type Query, type Route, type RouteParams, type Routes, routes } from './routes.ts'
export type { Session, SessionData } from './session.ts'
export {
  decryptToken,
  encryptToken,
  signToken,
  type TokenKey,
  type VerifiedToken,
  verifyToken,
} from './token.ts'
