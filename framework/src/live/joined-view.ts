/** A view that has joined: renders it and tells the browser what changed since it was told last. */
import type { Channel } from '../channel/internal.ts'
import { CLOSE_CODES } from '../channel/internal.ts'
import type { Json } from '../core/index.ts'
import type { HttpRuntime, RouteInfo } from '../http/internal.ts'
import type { Rendered } from '../template/index.ts'
import { diffTree, firstTree, type Print } from '../template/internal.ts'
import { type Diff, EVENTS, type JoinTree } from '../wire/index.ts'
import type { EventTarget } from './handle-event.ts'
import type { LiveProblem, LiveRuntime } from './live-runtime.ts'
import { isWatched, watched } from './live-telemetry.ts'
import type { Navigation } from './navigation.ts'
import type { Patchable } from './patch-view.ts'
import type { PreparedView } from './prepare-view.ts'
import { enterRender, leaveRender } from './render-scope.ts'
import { renderView } from './render-view.ts'
import type { ViewSocket } from './view-socket.ts'
import type { ViewCell } from './view-target.ts'

const NOTHING = '{}'
/** The client whose protocol we speak compares it with its own. */
const LIVEVIEW_VERSION = '1.2.12'
const DEFAULT_CONTAINER = ['div', {}] as const
/** Events for a page that does not read: above it the socket is closed, and the page joins anew. */
const MOST_PENDING_EVENTS = 1_000

/** How a join ended well. */
export interface Joined {
  readonly isRedirect: boolean
  /** The last patch of `handleParams` during the mount. */
  readonly patch: Navigation | undefined
}

/** One view on one page. */
export class JoinedView implements EventTarget, Patchable {
  readonly live: LiveRuntime
  readonly channel: Channel
  readonly socket: ViewSocket
  readonly cell: ViewCell
  /** The route of the address. */
  info: RouteInfo
  #print: Print | undefined
  #title: string | undefined
  /** In development, the definition whose render last succeeded here. */
  #shown: PreparedView | undefined

  constructor(
    live: LiveRuntime,
    channel: Channel,
    socket: ViewSocket,
    place: { readonly cell: ViewCell; readonly info: RouteInfo },
  ) {
    this.live = live
    this.channel = channel
    this.socket = socket
    this.cell = place.cell
    this.info = place.info
    this.#print = undefined
    this.#title = undefined
    this.#shown = undefined
  }

  get view(): PreparedView {
    return this.cell.view
  }

  get name(): string {
    return this.cell.name
  }

  get http(): HttpRuntime {
    return this.live.http
  }

  get host(): string {
    return this.channel.connection.info.host
  }

  get onProblem(): ((problem: LiveProblem) => void) | undefined {
    return this.live.onProblem
  }

  /** Answers the join with the whole page. */
  answerJoin({ isRedirect, patch }: Joined): void {
    const { socket, channel } = this
    socket.settled()
    const tree = watched('live.render', this, () => this.#renderFirst())
    this.#title = socket.pageTitle
    let response = `{"rendered":${this.#encode(tree, this.#title, undefined)}`
    if (isRedirect)
      response += `,"container":${JSON.stringify(this.info.container ?? DEFAULT_CONTAINER)}`
    if (patch !== undefined) response += `,"live_patch":${encodePatch(patch)}`
    channel.reply(channel.joinRef, 'ok', `${response},"liveview_version":"${LIVEVIEW_VERSION}"}`)
  }

  /** Answers an event with what it and all before it have changed. */
  answer(ref: string | null, reply?: Json): void {
    const { channel } = this
    if (channel.congested) {
      this.#awaitDrain()
      channel.reply(
        ref,
        'ok',
        reply === undefined ? NOTHING : `{"diff":{"r":${JSON.stringify(reply)}}}`,
      )
      return
    }
    const diff = this.#nextDiff(reply)
    if (ref !== null) channel.reply(ref, 'ok', diff === undefined ? NOTHING : `{"diff":${diff}}`)
    else if (diff !== undefined) channel.push(EVENTS.diff, diff)
  }

  /** Tells the browser what changed, unless it is still reading what it was told before. */
  flush(): void {
    if (!this.#hasNews()) return
    if (this.channel.congested) {
      this.#awaitDrain()
      return
    }
    const diff = this.#nextDiff(undefined)
    if (diff !== undefined) this.channel.push(EVENTS.diff, diff)
  }

  /** The view has another address. */
  tellPatch(patch: Navigation): void {
    this.channel.push(EVENTS.livePatch, encodePatch(patch))
  }

  /** Sends the browser elsewhere: events for the page go first, since it leaves. */
  leave(ref: string | null, navigation: Navigation): void {
    const { channel, socket } = this
    if (socket.events !== undefined) {
      channel.push(EVENTS.diff, JSON.stringify({ e: socket.events }))
      socket.events = undefined
    }
    const event = leaveEvent(navigation)
    const where = this.#encodeLeave(navigation)
    if (ref === null) channel.push(event, where)
    else channel.reply(ref, 'ok', `{"${event}":${where}}`)
  }

  /** The answer to a join whose mount leads elsewhere. */
  refuseFor(navigation: Navigation): string {
    const events = JSON.stringify(this.socket.events ?? [])
    return `{"${leaveEvent(navigation)}":${this.#encodeLeave(navigation)},"events":${events}}`
  }

  #encodeLeave(navigation: Navigation): string {
    const { freshFlash } = this.socket
    const flash = freshFlash && this.http.signFlash(freshFlash)
    const { to, kind } = navigation
    return JSON.stringify(navigation.mode === 'redirect' ? { to, flash } : { to, kind, flash })
  }

  #hasNews(): boolean {
    const { socket } = this
    return socket.isDirty || socket.events !== undefined || socket.pageTitle !== this.#title
  }

  #awaitDrain(): void {
    const { channel, socket } = this
    channel.onDrain()
    if ((socket.events?.length ?? 0) <= MOST_PENDING_EVENTS) return
    channel.connection.close(CLOSE_CODES.restart, 'too many events wait')
  }

  #nextDiff(reply: Json | undefined): string | undefined {
    const { socket } = this
    socket.freshFlash = undefined
    const diff = socket.isDirty ? this.#render() : undefined
    const hasTitle = socket.pageTitle !== this.#title
    if (!hasTitle && socket.events === undefined && reply === undefined) {
      return diff && JSON.stringify(diff)
    }
    this.#title = socket.pageTitle
    return this.#encode(diff, hasTitle ? (socket.pageTitle ?? '') : undefined, reply)
  }

  /** A tree or a diff with what comes beside it. */
  #encode(diff: Diff | JoinTree | undefined, t: string | undefined, r: Json | undefined): string {
    const { socket } = this
    const e = socket.events
    socket.events = undefined
    return JSON.stringify({ ...diff, t, e, r })
  }

  #render(): Diff | undefined {
    this.socket.isDirty = false
    return isWatched('live.render')
      ? watched('live.render', this, () => this.#renderNext())
      : this.#renderNext()
  }

  #renderFirst(): JoinTree {
    const outer = enterRender(this.socket)
    try {
      const { tree, print } = firstTree(this.#rendered())
      this.#print = print
      if (this.live.isEdited) this.#shown = this.view
      return tree
    } finally {
      leaveRender(outer)
    }
  }

  /** Rows of lists are rendered while the difference is made, so that is part of the render. */
  #renderNext(): Diff | undefined {
    return this.live.isEdited ? this.#renderEdited() : this.#renderDiff()
  }

  /** A render that throws since an edit leaves the page as it was, until the view is edited again or its state allows it. */
  #renderEdited(): Diff | undefined {
    const { view, name } = this
    try {
      const diff = this.#print === undefined ? this.#renderFirst() : this.#renderDiff()
      this.#shown = view
      return diff
    } catch (error) {
      if (this.#shown === view) throw error
      // What was compared before the throw is no longer what the browser has.
      this.#print = undefined
      const message = error instanceof Error ? error.message : String(error)
      this.onProblem?.({ view: name, event: 'render after an edit', message, error })
      return undefined
    }
  }

  #renderDiff(): Diff | undefined {
    const outer = enterRender(this.socket)
    try {
      return this.#print && diffTree(this.#print, this.#rendered())
    } finally {
      leaveRender(outer)
    }
  }

  #rendered(): Rendered {
    return renderView(this.cell, this.socket)
  }
}

function leaveEvent(navigation: Navigation): string {
  return navigation.mode === 'redirect' ? EVENTS.redirect : EVENTS.liveRedirect
}

function encodePatch({ to, kind }: Navigation): string {
  return JSON.stringify({ to, kind })
}
