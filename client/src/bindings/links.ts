import { ATTRIBUTES } from '../attributes.ts'
import { clientErrors } from '../errors.ts'
import { listen } from '../listen.ts'
import type { Page, Visit } from '../page.ts'
import { report } from '../report.ts'

/** Listens for clicks on links that patch or navigate. */
export function startLinks(page: Page): () => void {
  return listen<MouseEvent>(window, 'click', (event) => {
    const link = event.target instanceof Element ? findLink(event.target) : null
    if (link === null || event.defaultPrevented || wantsNewTab(event, link)) return
    follow(page, event, link)
  })
}

function follow(page: Page, event: MouseEvent, link: HTMLAnchorElement): void {
  const kind = link.getAttribute(ATTRIBUTES.link) ?? ''
  const state = link.getAttribute(ATTRIBUTES.linkState) ?? ''
  if (!isKnown(kind, state)) {
    report(clientErrors.CLIENT_BAD_LINK({ kind, state }), 'app')
    return
  }
  event.preventDefault()
  const visit: Visit = { to: link.href, kind: state === 'replace' ? 'replace' : 'push', link }
  if (!announce(visit, kind === 'patch')) return
  if (kind === 'patch') page.patchUrl(visit)
  else page.visit(visit)
}

function findLink(target: Element): HTMLAnchorElement | null {
  return target.closest<HTMLAnchorElement>(`a[${ATTRIBUTES.link}]`)
}

function isKnown(kind: string, state: string): boolean {
  return (kind === 'patch' || kind === 'redirect') && (state === 'push' || state === 'replace')
}

function wantsNewTab(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
  return hasModifier || event.button === 1 || opensElsewhere(link) || link.hasAttribute('download')
}

/** `_self`, and `_parent` and `_top` of a page in no frame, are this one. */
function opensElsewhere({ target }: HTMLAnchorElement): boolean {
  return target !== '' && (!target.startsWith('_') || target.toLowerCase() === '_blank')
}

/** Tells that the person goes somewhere; false when the application does not want it. */
function announce({ to }: Visit, patch: boolean): boolean {
  const detail = { href: to, patch, pop: false, direction: 'forward' }
  return window.dispatchEvent(new CustomEvent('phx:before-navigate', { detail, cancelable: true }))
}
