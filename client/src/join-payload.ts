import type { JsonObject } from '../../framework/src/core/index.ts'
import { ATTRIBUTES } from './attributes.ts'

/** How a view is joined. */
export interface JoinTarget {
  /** The URL that a navigation leads to; absent for a view that was on the page. */
  readonly redirect?: string
  /** The signed flash that a navigation carries. */
  readonly flash?: string | undefined
  /** The URL that a navigation came from. */
  readonly referer?: string
}

/** What a join says about its attempt. */
export interface JoinAttempt {
  /** How often the view has joined. */
  readonly mounts: number
  /** How often it failed since. */
  readonly attempts: number
  /** The URL of the page. */
  readonly href: string
  readonly params: JsonObject | undefined
  readonly isNested: boolean
}

/** Makes the payload of a join. */
export function joinPayload(
  element: Element,
  target: JoinTarget,
  attempt: JoinAttempt,
): JsonObject {
  const isSticky = element.hasAttribute(ATTRIBUTES.sticky)
  return {
    ...place(target, attempt, isSticky),
    params: joinParams(target, attempt),
    session: element.getAttribute(ATTRIBUTES.session) ?? '',
    static: element.getAttribute(ATTRIBUTES.static) || null,
    ...(target.flash === undefined ? {} : { flash: target.flash }),
    sticky: isSticky,
  }
}

function place(target: JoinTarget, attempt: JoinAttempt, isSticky: boolean): JsonObject {
  if (target.redirect !== undefined) return { redirect: target.redirect }
  return attempt.isNested || isSticky ? {} : { url: attempt.href }
}

function joinParams(target: JoinTarget, attempt: JoinAttempt): JsonObject {
  const tracked = trackedAssets()
  return {
    ...attempt.params,
    ...(tracked.length === 0 ? {} : { _track_static: tracked }),
    ...(target.referer === undefined ? {} : { _live_referer: target.referer }),
    _mounts: attempt.mounts,
    _mount_attempts: attempt.attempts,
  }
}

function trackedAssets(): string[] {
  return [...document.querySelectorAll('[phx-track-static]')]
    .map((element) => (element as HTMLScriptElement).src || (element as HTMLLinkElement).href)
    .filter((url) => url !== undefined && url !== '')
}
