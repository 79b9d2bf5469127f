import type { JsonObject } from '../../framework/src/core/index.ts'
import type { PushEvents } from '../../framework/src/wire/index.ts'
import { setCookie } from './cookies.ts'
import { dispatchEvents } from './dispatch-events.ts'
import type { Page, Visit } from './page.ts'
import type { View } from './view.ts'

const MOST_CHILD_ATTEMPTS = 3

/** Does what the server's refusal of a join asks for. */
export function handleJoinError(page: Page, view: View, response: JsonObject): void {
  const { reason, redirect, live_redirect: liveRedirect } = response
  if (redirect !== undefined || liveRedirect !== undefined) {
    leaveFor(page, view, response)
  } else if (reason === 'unauthorized' || reason === 'stale') {
    page.reloadSoon(view)
  } else if (reason === 'reload') {
    setCookie('__phoenix_reload_status__', String(response.token))
    page.redirect(page.main?.target.redirect ?? page.href)
  } else {
    showFailure(page, view)
  }
}

function leaveFor(page: Page, view: View, response: JsonObject): void {
  const { redirect, live_redirect: liveRedirect } = response
  const events = response.events as unknown as PushEvents | undefined
  dispatchEvents(events, 'before')
  dispatchEvents(events, 'after')
  if (redirect !== undefined) {
    const { to, flash } = redirect as JsonObject
    view.destroy()
    page.redirect(String(to), typeof flash === 'string' ? flash : undefined)
  } else {
    page.visit(liveRedirect as unknown as Visit)
  }
}

function showFailure(page: Page, view: View): void {
  if (view.isMain) page.reloadLater(view)
  view.showError()
  if (view.parent !== undefined && view.attempts >= MOST_CHILD_ATTEMPTS) {
    view.parent.showError()
    view.destroy()
  }
}
