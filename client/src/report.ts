import type { AnkaError } from '../../framework/src/core/index.ts'

/** Whose fault a problem is. */
export type Attribution = 'app' | 'network' | 'server' | 'internal'

/**
 * Tells the developer about a problem: as a `phx:live-view:diagnostic` event on the window, and in the console when
 * it is a mistake.
 */
export function report(error: AnkaError, attribution: Attribution, viewId?: string): void {
  const level = attribution === 'network' ? 'warn' : 'error'
  const { code, message, details: metadata } = error
  const detail = { version: 1, level, code, message, metadata, viewId, attribution }
  window.dispatchEvent(new CustomEvent('phx:live-view:diagnostic', { detail }))
  if (level === 'error') reportError(error)
}
