/**
 * The process of a view that a person looks at: one message at a time, and when to render.
 *
 * How a join is read stands in `join.ts`, how events reach their handlers in `handle-event.ts`, what is sent in
 * `joined-view.ts`.
 */
import { type Channel, ChannelMessage, Drained } from '../channel/internal.ts'
import { AnkaError, type JsonObject, type MaybePromise } from '../core/index.ts'
import type { Down, Exit, ExitReason } from '../otp/index.ts'
import { Process, send } from '../otp/internal.ts'
import { Broadcast } from '../pubsub/internal.ts'
import { logLimited } from '../telemetry/internal.ts'
import { EVENTS } from '../wire/index.ts'
import { decodeEvent, isRecord } from './decode-event.ts'
import { type EventOutcome, refuse, runEvent } from './handle-event.ts'
import { type JoinRequest, readJoin } from './join.ts'
import { JoinedView } from './joined-view.ts'
import type { LiveRuntime } from './live-runtime.ts'
import { isWatched, watched } from './live-telemetry.ts'
import { handleParams, type MountOutcome, mountView } from './mount-view.ts'
import { Navigation } from './navigation.ts'
import { findPlace, followPatches } from './patch-view.ts'
import { navigationIn } from './returned.ts'
import { ViewSocket } from './view-socket.ts'
import type { Swappable } from './view-target.ts'

const NOTHING = '{}'
const LINK_REDIRECT = '{"link_redirect":true}'
/** Comes to a view whose definition was edited. */
const SWAPPED = Object.freeze({ swapped: true })
const LEFT = Object.freeze({ shutdown: 'left' })

/** One view on one page. */
export class ViewProcess extends Process implements Swappable {
  readonly #live: LiveRuntime
  readonly #channel: Channel
  /** Kept until the join is read. */
  #payload: JsonObject | undefined
  #joined: JoinedView | undefined

  constructor(live: LiveRuntime, channel: Channel, payload: JsonObject) {
    super()
    this.#live = live
    this.#channel = channel
    this.#payload = payload
    this.#joined = undefined
  }

  /** Renders again with the edited definition, behind the messages that wait. */
  definitionSwapped(): void {
    send(this, SWAPPED)
  }

  protected override init(): Promise<void> {
    const payload = this.#payload ?? {}
    this.#payload = undefined
    return this.#join(payload)
  }

  protected override receive(message: unknown): MaybePromise<void> {
    const view = this.#joined
    if (view === undefined) return
    if (message instanceof ChannelMessage) return this.#receiveFromClient(view, message)
    // Both only want what follows every message: the flush.
    if (message instanceof Drained) return
    if (message === SWAPPED) {
      view.socket.isDirty = true
      return
    }
    return this.#receiveInfo(view, message instanceof Broadcast ? message.message : message)
  }

  /** Runs of messages without an answer are rendered once. */
  protected override flush(): void {
    this.#joined?.flush()
  }

  protected override down(death: Down): MaybePromise<void> {
    const view = this.#joined
    const { definition } = view?.view ?? {}
    if (view === undefined || definition?.down === undefined) return
    return this.#afterInfo(view, definition.down(view.socket, death), 'down')
  }

  protected override exitSignal(death: Exit): MaybePromise<void> {
    // Nobody looks at the page any more: that ends a view whatever it traps.
    if (this.#channel.leaving || !this.#channel.connection.isOpen) return this.stop(death.reason)
    const view = this.#joined
    const { definition } = view?.view ?? {}
    if (view === undefined || definition?.exit === undefined) return
    return this.#afterInfo(view, definition.exit(view.socket, death), 'exit')
  }

  protected override terminate(reason: ExitReason): MaybePromise<void> {
    const view = this.#joined
    return view?.view.definition.terminate?.(view.socket, reason) as MaybePromise<void>
  }

  protected override ended(): void {
    this.#joined?.cell.running?.delete(this)
  }

  async #join(payload: JsonObject): Promise<void> {
    const channel = this.#channel
    const read = await readJoin(this.#live.http, channel, payload)
    if (!read.ok) {
      const { peer } = channel.connection.info
      logLimited('LIVE_JOIN_REFUSED', 'warn', `LIVE_JOIN_REFUSED  ${read.error}: a join of ${peer}`)
      this.#refuse(`{"reason":"${read.error}"}`)
      return
    }
    await this.#mount(this.#open(read.value), read.value)
  }

  /** The view exists from here on; it has not joined yet. */
  #open(request: JoinRequest): JoinedView {
    const { cell } = request.target
    const socket = new ViewSocket({
      process: this,
      isChecked: this.#live.isChecked,
      flash: request.flash,
      connectParams: request.connectParams,
    })
    this.label = cell.name
    this.trapExits = cell.view.definition.exit !== undefined
    const place = { cell, info: request.match.info }
    return new JoinedView(this.#live, this.#channel, socket, place)
  }

  async #mount(view: JoinedView, request: JoinRequest): Promise<void> {
    const outcome = await this.#tryMount(view, request)
    if (outcome.kind === 'bad params') return this.#refuse(this.#reload(outcome.status))
    let left = outcome.kind === 'left' ? outcome.navigation : undefined
    let patch: Navigation | undefined
    if (left?.mode === 'patch') {
      const patched = await followPatches(view, left, (taken) => {
        patch = taken
      })
      view.info = patched.info
      left = patched.left
    }
    if (left !== undefined) return this.#refuse(view.refuseFor(left))
    this.#joined = view
    if (this.#live.isEdited) this.#followEdits(view)
    view.answerJoin({ isRedirect: request.isRedirect, patch })
  }

  async #tryMount(view: JoinedView, request: JoinRequest): Promise<MountOutcome> {
    try {
      const { socket, name } = view
      const { match, href, session } = request
      return await mountView({ socket, view: view.view, name, match, href, session })
    } catch (error) {
      const status = clientStatus(error)
      if (status === undefined) throw error
      return { kind: 'bad params', status }
    }
  }

  #reload(status: number): string {
    const token = this.#live.http.signReload(status)
    return JSON.stringify({ reason: 'reload', status, token })
  }

  #refuse(response: string): void {
    this.#channel.reply(this.#channel.joinRef, 'error', response)
    this.stop('normal')
  }

  #followEdits({ cell }: JoinedView): void {
    cell.running ??= new Set()
    cell.running.add(this)
  }

  #receiveFromClient(view: JoinedView, message: ChannelMessage): MaybePromise<void> {
    switch (message.event) {
      case EVENTS.event:
        return this.#receiveEvent(view, message)
      case EVENTS.livePatch:
        return this.#receivePatch(view, message)
      case EVENTS.leave:
        return this.stop(LEFT)
      case EVENTS.cidsWillDestroy:
        return this.#channel.reply(message.ref, 'ok', NOTHING)
      case EVENTS.cidsDestroyed:
        return this.#channel.reply(message.ref, 'ok', '{"cids":[]}')
      default:
        refuse(view, message.event, 'it is no message to a view')
        return this.#channel.reply(message.ref, 'ok', NOTHING)
    }
  }

  #receiveEvent(view: JoinedView, { ref, payload }: ChannelMessage): MaybePromise<void> {
    const decoded = decodeEvent(payload)
    if (!decoded.ok) {
      refuse(view, '', decoded.error)
      return view.answer(ref)
    }
    const outcome = isWatched('live.event')
      ? watched('live.event', view, () => runEvent(view, decoded.value))
      : runEvent(view, decoded.value)
    if (!(outcome instanceof Promise)) return this.#afterEvent(view, ref, outcome)
    return outcome.then((value) => this.#afterEvent(view, ref, value))
  }

  #afterEvent(view: JoinedView, ref: string | null, outcome: EventOutcome): MaybePromise<void> {
    if (outcome instanceof Navigation) return this.#go(view, ref, outcome)
    view.answer(ref, outcome?.reply)
  }

  #receiveInfo(view: JoinedView, message: unknown): MaybePromise<void> {
    const { definition } = view.view
    if (definition.handleInfo === undefined) {
      refuse(view, 'a message', 'it has no handleInfo')
      return
    }
    const result = isWatched('live.info')
      ? watched('live.info', view, () => definition.handleInfo?.(view.socket, message))
      : definition.handleInfo(view.socket, message)
    return this.#afterInfo(view, result, 'handleInfo')
  }

  #afterInfo(view: JoinedView, result: unknown, handler: string): MaybePromise<void> {
    if (result === undefined && view.socket.navigation === undefined) return
    if (result instanceof Promise) {
      return result.then((value: unknown) => this.#afterInfo(view, value, handler))
    }
    const navigation = navigationIn(view.socket, result, `${handler} of ${view.name}`)
    if (navigation !== undefined) return this.#go(view, null, navigation)
  }

  #go(view: JoinedView, ref: string | null, navigation: Navigation): MaybePromise<void> {
    if (navigation.mode === 'patch') return this.#patch(view, ref, navigation)
    view.leave(ref, navigation)
    this.stop('normal')
  }

  async #patch(view: JoinedView, ref: string | null, patch: Navigation): Promise<void> {
    const { info, left } = await followPatches(view, patch, (taken) => view.tellPatch(taken))
    view.info = info
    if (left !== undefined) return this.#go(view, ref, left)
    view.answer(ref)
  }

  /** The person follows a link within the view, or goes back. */
  async #receivePatch(view: JoinedView, { ref, payload }: ChannelMessage): Promise<void> {
    const address = isRecord(payload) ? payload.url : undefined
    const url = this.#live.http.parseLiveUrl(address, view.host)
    const place = url && (await findPlace(view, url))
    // The browser then loads the address, and learns what is wrong with it.
    if (place === undefined || typeof place === 'string') {
      return this.#channel.reply(ref, 'ok', LINK_REDIRECT)
    }
    view.info = place.match.info
    const next = await handleParams(view, place.params, place.href)
    if (next !== undefined) return this.#go(view, ref, next)
    view.answer(ref)
  }
}

/** A failure that the page request answers with a status of its own, such as 404. */
function clientStatus(error: unknown): number | undefined {
  const status = error instanceof AnkaError ? error.details.status : undefined
  return typeof status === 'number' && status >= 400 && status <= 499 ? status : undefined
}
