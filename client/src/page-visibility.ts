import { listen } from './listen.ts'

/**
 * Watches the page go and come back. Returns how to stop.
 *
 * @param on.hide The page is left, perhaps for the browser's back-forward cache.
 * @param on.show The page came back out of that cache.
 * @param on.visible A hidden page is seen again.
 */
export function watchPage(on: {
  readonly hide: () => void
  readonly show: () => void
  readonly visible: () => void
}): () => void {
  let wasHidden = false
  const stops = [
    listen(window, 'pagehide', () => {
      wasHidden = true
      on.hide()
    }),
    listen(window, 'pageshow', () => {
      if (wasHidden) on.show()
      wasHidden = false
    }),
    listen(document, 'visibilitychange', () => {
      if (!document.hidden) on.visible()
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
