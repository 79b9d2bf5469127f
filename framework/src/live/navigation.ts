/**
 * Navigation as values: what `redirect`, `navigate` and `patch` of a socket return. Only the value that a handler
 * returns acts.
 */
import { isLocalPath, toLocation } from '../http/internal.ts'
import { liveErrors } from './errors.ts'

declare const navigates: unique symbol

/** Acts when a handler returns it. */
export interface Redirect {
  readonly [navigates]: true
}

/** How a navigation enters the browser's history. */
export interface NavigateOptions {
  /** Takes the place of the current entry of the history, instead of adding one (default: false). */
  readonly replace?: boolean
}

/** How the browser moves: by a page load, to another view on this socket, or within the view. */
export type NavigationMode = 'redirect' | 'navigate' | 'patch'

/** The value behind a {@link Redirect}. */
export class Navigation implements Redirect {
  declare readonly [navigates]: true
  readonly mode: NavigationMode
  readonly to: string
  readonly kind: 'push' | 'replace'

  constructor(mode: NavigationMode, to: string, kind: 'push' | 'replace') {
    this.mode = mode
    this.to = to
    this.kind = kind
  }
}

/** A navigation to a path of this site. */
export function navigationTo(
  mode: NavigationMode,
  to: string,
  options?: NavigateOptions,
): Navigation {
  if (!isLocalPath(to)) throw liveErrors.LIVE_BAD_PATH({ method: mode, to })
  return new Navigation(mode, to, options?.replace === true ? 'replace' : 'push')
}

/**
 * A redirect, which may leave the site when its caller says so.
 *
 * @throws {AnkaError} `LIVE_BAD_PATH`; `HTTP_BAD_REDIRECT` for an address that is none.
 */
export function redirectTo(to: string | { readonly external: string }): Navigation {
  if (typeof to === 'string') return navigationTo('redirect', to)
  return new Navigation('redirect', toLocation(to), 'push')
}
