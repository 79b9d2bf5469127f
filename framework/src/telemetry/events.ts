/**
 * Telemetry events: what happened, with numbers and facts, to whoever asked for it.
 * Not a message bus: handlers run in the emitter, at once. For messages between processes see `pubsub`.
 */

import { type Channel, channel } from 'node:diagnostics_channel'
import { telemetryErrors } from './errors.ts'
import { logger } from './logger.ts'

/** Numbers of an event, their units in their names: `{ durationMs: 3 }`. */
export type Measurements = Readonly<Record<string, number>>

/** Facts of an event. */
export type Metadata = Readonly<Record<string, unknown>>

/** What is called for an event. */
export type Handler = (measurements: Measurements, metadata: Metadata, event: string) => void

/** An attached handler, as {@link listHandlers} gives it. */
export interface AttachedHandler {
  readonly id: string
  readonly events: readonly string[]
  readonly handler: Handler
}

interface EventEntry {
  handlers: readonly AttachedHandler[]
  readonly channel: Channel
}

function createEventTable() {
  const handlerById = new Map<string, AttachedHandler>()
  const entryByEvent = new Map<string, EventEntry>()

  function getEntry(event: string): EventEntry {
    let entry = entryByEvent.get(event)
    if (entry === undefined) {
      entry = { handlers: [], channel: channel(`anka.${event}`) }
      entryByEvent.set(event, entry)
    }
    return entry
  }

  return { handlerById, entryByEvent, getEntry }
}

const table = createEventTable()

/**
 * Tells every handler of an event, synchronously; costs next to nothing when there is none.
 *
 * A handler that throws is detached and logged; the emitter never sees it. The event is also published on
 * the `node:diagnostics_channel` named `anka.<event>`.
 *
 * @example
 * const seen: number[] = []
 * attach('cart', 'cart.paid', ({ cents }) => seen.push(cents ?? 0))
 * execute('cart.paid', { cents: 500 }, { cart: 7 })
 * detach('cart') // => true
 * seen // => [500]
 */
export function execute(event: string, measurements: Measurements, metadata: Metadata): void {
  const entry = table.getEntry(event)
  const { handlers } = entry
  for (let index = 0; index < handlers.length; index++) {
    const attached = handlers[index]
    if (attached) callHandler(attached, event, measurements, metadata)
  }
  if (entry.channel.hasSubscribers) entry.channel.publish({ event, measurements, metadata })
}

/**
 * Whether anybody listens to an event: for emitters whose measurements cost something to make.
 *
 * @example
 * hasHandlers('cart.emptied') // => false
 */
export function hasHandlers(event: string): boolean {
  const entry = table.getEntry(event)
  return entry.handlers.length > 0 || entry.channel.hasSubscribers
}

/**
 * Calls a handler at each of the events from now on.
 *
 * @param id Name of the handler, by which it is detached.
 * @throws {AnkaError} `TELEMETRY_HANDLER_EXISTS` when the id is taken, `TELEMETRY_NO_EVENTS` when `events` is empty.
 *
 * @example
 * attach('log', ['cart.paid', 'cart.left'], () => {})
 * attach('log', 'cart.paid', () => {}) // throws TELEMETRY_HANDLER_EXISTS
 * attach('none', [], () => {}) // throws TELEMETRY_NO_EVENTS
 * detach('log') // => true
 */
export function attach(id: string, events: string | readonly string[], handler: Handler): void {
  if (table.handlerById.has(id)) throw telemetryErrors.TELEMETRY_HANDLER_EXISTS({ id })
  const names = typeof events === 'string' ? [events] : [...new Set(events)]
  if (names.length === 0) throw telemetryErrors.TELEMETRY_NO_EVENTS({ id })
  const attached: AttachedHandler = { id, events: names, handler }
  table.handlerById.set(id, attached)
  for (const event of names) {
    const entry = table.getEntry(event)
    entry.handlers = [...entry.handlers, attached]
  }
}

/**
 * Removes a handler; `false` when no handler has that id.
 *
 * @example
 * detach('nobody') // => false
 */
export function detach(id: string): boolean {
  const attached = table.handlerById.get(id)
  if (!attached) return false
  table.handlerById.delete(id)
  for (const event of attached.events) {
    const entry = table.getEntry(event)
    entry.handlers = entry.handlers.filter((other) => other !== attached)
  }
  return true
}

/**
 * The handlers of events that start with a prefix of whole words; all of them for `''`.
 *
 * @example
 * attach('orders', 'shop.order.paid', () => {})
 * listHandlers('shop.order').map(({ id }) => id) // => ['orders']
 * listHandlers('shop.or') // => []
 * detach('orders') // => true
 */
export function listHandlers(prefix: string): readonly AttachedHandler[] {
  return [...table.handlerById.values()].filter(({ events }) =>
    events.some((event) => prefix === '' || event === prefix || event.startsWith(`${prefix}.`)),
  )
}

function callHandler(
  attached: AttachedHandler,
  event: string,
  measurements: Measurements,
  metadata: Metadata,
): void {
  try {
    const returned: unknown = attached.handler(measurements, metadata, event)
    // An async handler is a handler too; without this its failure would end the process of the emitter.
    if (returned instanceof Promise) returned.catch((error) => dropHandler(attached, event, error))
  } catch (error) {
    dropHandler(attached, event, error)
  }
}

function dropHandler(attached: AttachedHandler, event: string, error: unknown): void {
  // Another handler may have the id by now.
  if (table.handlerById.get(attached.id) !== attached) return
  detach(attached.id)
  logger.error('telemetry handler threw and was detached', { handler: attached.id, event, error })
  execute('telemetry.handler_failed', {}, { id: attached.id, event, error })
}
