/** Makes a definition ready to run: checks its contracts once and looks up its events without the prototype chain. */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Rendered } from '../template/index.ts'
import { createBindings } from './bindings.ts'
import { liveErrors } from './errors.ts'
import type { Page } from './socket.ts'
import type { ViewSocket } from './view-socket.ts'

/** A definition without its types: what `liveView` was given. */
export interface ViewDefinition {
  readonly name?: string
  readonly params?: StandardSchemaV1
  mount(socket: ViewSocket, context: { params: unknown; session: object }): unknown
  handleParams?(socket: ViewSocket, params: unknown, url: URL): unknown
  readonly events?: Readonly<Record<string, unknown>>
  handleInfo?(socket: ViewSocket, message: unknown): unknown
  down?(socket: ViewSocket, death: unknown): unknown
  exit?(socket: ViewSocket, death: unknown): unknown
  terminate?(socket: ViewSocket, reason: unknown): unknown
  render(assigns: object, on: object, page: Page): Rendered
}

/** One event, its short form filled in. */
export interface EventHandler {
  readonly params: StandardSchemaV1 | undefined
  handle(socket: ViewSocket, params: unknown): unknown
  readonly invalid:
    | ((socket: ViewSocket, issues: readonly StandardSchemaV1.Issue[], params: unknown) => unknown)
    | undefined
}

/** A definition that was checked. */
export interface PreparedView {
  readonly definition: ViewDefinition
  readonly events: ReadonlyMap<string, EventHandler>
  readonly on: object
}

/** Checks a definition and prepares its events and bindings. */
export function prepareView(definition: ViewDefinition): PreparedView {
  const view = definition.name === undefined ? 'a live view' : `the live view "${definition.name}"`
  for (const property of ['mount', 'render'] as const) {
    if (typeof definition[property] !== 'function') {
      throw liveErrors.LIVE_BAD_DEFINITION({ view, property, got: definition[property] })
    }
  }
  const events = new Map<string, EventHandler>()
  for (const [event, handler] of Object.entries(definition.events ?? {})) {
    if (event.includes(':')) throw liveErrors.LIVE_BAD_EVENT_NAME({ view, event })
    const prepared = prepareEvent(handler)
    if (prepared === undefined) throw liveErrors.LIVE_BAD_EVENT({ view, event, got: handler })
    events.set(event, prepared)
  }
  return { definition, events, on: createBindings(events) }
}

function prepareEvent(handler: unknown): EventHandler | undefined {
  if (typeof handler === 'function') {
    return { params: undefined, handle: handler as EventHandler['handle'], invalid: undefined }
  }
  if (typeof handler !== 'object' || handler === null) return undefined
  const { params, handle, invalid } = handler as Partial<EventHandler>
  if (typeof handle !== 'function' || !isSchema(params)) return undefined
  return { params, handle, invalid }
}

/** ArkType's schemas are functions. */
function isSchema(value: unknown): value is StandardSchemaV1 {
  return (
    (typeof value === 'object' || typeof value === 'function') &&
    value !== null &&
    '~standard' in value
  )
}
