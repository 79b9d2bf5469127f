/** The channel of live views: a process for each join of `lv:*`. */
import type { Channel, ChannelHandler } from '../channel/internal.ts'
import type { JsonObject } from '../core/index.ts'
import type { HttpRuntime } from '../http/internal.ts'
import { type Process, startUnder } from '../otp/internal.ts'
import { liveErrors } from './errors.ts'
import { createLiveRuntime, type LiveOptions, type LiveRuntime } from './live-runtime.ts'
import { ViewProcess } from './view-process.ts'
import { findTarget, type ViewCell } from './view-target.ts'

/** A view above it ends: it cannot keep up with its messages. */
const MOST_MESSAGES = 10_000

/**
 * Makes the handler of the topics `lv:*`.
 *
 * @throws {AnkaError} `LIVE_DOUBLE_NAME` when two views of the router have the same name.
 */
export function liveChannelHandler(http: HttpRuntime, options: LiveOptions): ChannelHandler {
  assertNames(http)
  return new LiveChannel(createLiveRuntime(http, options))
}

class LiveChannel implements ChannelHandler {
  readonly #live: LiveRuntime

  constructor(live: LiveRuntime) {
    this.#live = live
  }

  join(channel: Channel, payload: JsonObject): Process {
    const view = new ViewProcess(this.#live, channel, payload)
    startUnder(this.#live.supervisor, view, { maxMessages: MOST_MESSAGES })
    return view
  }
}

/** Views that are loaded when they are asked for are not looked at: their names are their routes'. */
function assertNames(http: HttpRuntime): void {
  const cellByName = new Map<string, ViewCell>()
  for (const { target, info } of http.liveRoutes.all) {
    const cell = findTarget(target)?.cell
    const name = cell?.view.definition.name
    if (cell === undefined || name === undefined) continue
    const other = cellByName.get(name)
    if (other !== undefined && other !== cell) {
      throw liveErrors.LIVE_DOUBLE_NAME({ name, route: `${info.pattern}, ${info.source}` })
    }
    cellByName.set(name, cell)
  }
}
