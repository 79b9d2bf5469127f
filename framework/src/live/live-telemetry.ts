/** The spans of live views. Each is `<name>.start`, then `.stop` or `.exception`. */
import { hasHandlers, span } from '../telemetry/index.ts'

/** What is measured, with its three events spelled out so that nothing is put together for each event. */
const SPANS = {
  'live.mount': ['live.mount.start', 'live.mount.stop', 'live.mount.exception'],
  'live.params': ['live.params.start', 'live.params.stop', 'live.params.exception'],
  'live.event': ['live.event.start', 'live.event.stop', 'live.event.exception'],
  'live.info': ['live.info.start', 'live.info.stop', 'live.info.exception'],
  'live.render': ['live.render.start', 'live.render.stop', 'live.render.exception'],
} as const

/** A span of live views. */
export type LiveSpan = keyof typeof SPANS

/** Whether anybody listens to a span. */
export function isWatched(name: LiveSpan): boolean {
  const [start, stop, exception] = SPANS[name]
  return hasHandlers(start) || hasHandlers(stop) || hasHandlers(exception)
}

/** Runs within a span, when anybody listens. */
export function watched<T>(
  name: LiveSpan,
  about: { readonly name: string; readonly socket: { readonly connected: boolean } },
  run: () => T,
): T {
  if (!isWatched(name)) return run()
  return span(name, { view: about.name, connected: about.socket.connected }, run)
}
