/** An application as a value: what it is made of. Nothing is opened before `startApp`. */

import type { FastifyInstance } from 'fastify'
import type { SocketLimits } from '../channel/index.ts'
import type { ContentPolicy, Router } from '../http/index.ts'
import type { ParamFilter, StaticFolder } from '../http/internal.ts'
import type { ChildSpec } from '../otp/index.ts'
import { appErrors } from './errors.ts'

/** What an application consists of. */
export interface AppOptions {
  /** Names it in cookies and logs: small letters, digits and `_`. */
  readonly name: string
  readonly router: Router
  /** Servers that run beside the pages, started in order and stopped in reverse. */
  readonly children?: readonly ChildSpec[]
  /** Base path of the socket (default: `/live`). */
  readonly socketPath?: string
  /** Changes to the content security policy. */
  readonly csp?: ContentPolicy
  /** Folders served as they are, relative to the application's root. */
  readonly static?: readonly StaticFolder[]
  /** Source of the client's entry, such as `client/app.ts`; pages load what it was built into. */
  readonly clientEntry?: string
  /** What one socket may cost. */
  readonly limits?: Partial<SocketLimits>
  /** Largest body in bytes (default: 1 MiB). */
  readonly maxBodyBytes?: number
  /** Params that the log hides (default: names with `password`, `secret` or `token` in them). */
  readonly filterParams?: ParamFilter
  /** Called with the Fastify instance before the routes are added: plugins, hooks, decorators. */
  readonly fastify?: (fastify: FastifyInstance) => void | Promise<void>
}

/** An application, checked. */
export interface App extends AppOptions {
  readonly socketPath: string
}

const NAME = /^[a-z][a-z0-9_]*$/

/**
 * Declares an application: its routes, its servers, its files.
 *
 * @throws {AnkaError} `APP_BAD_NAME`
 *
 * @example
 * defineApp({ name: 'roost', router: { routes: [] } }).socketPath // => '/live'
 * defineApp({ name: 'My app', router: { routes: [] } }) // throws APP_BAD_NAME
 */
export function defineApp(options: AppOptions): App {
  if (typeof options.name !== 'string' || !NAME.test(options.name)) {
    throw appErrors.APP_BAD_NAME({ name: options.name })
  }
  return Object.freeze({ ...options, socketPath: options.socketPath ?? '/live' })
}
