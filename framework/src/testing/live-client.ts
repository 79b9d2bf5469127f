/** The part of a browser's client that keeps a view's page up to date: joins, merges diffs, follows patches. */
import type { RunningApp } from '../app/index.ts'
import type { Json, JsonObject } from '../core/index.ts'
import type { Pid } from '../otp/index.ts'
import {
  type Diff,
  EVENTS,
  type JoinTree,
  mergeDiff,
  openTree,
  type PushEvent,
  TOPICS,
  treeToHtml,
} from '../wire/index.ts'
import { testingErrors } from './errors.ts'
import { HtmlDocument } from './html-document.ts'
import {
  MemorySocket,
  type Reply,
  type SocketOptions,
  type TopicListener,
} from './memory-socket.ts'

/** Where a view sent its browser. */
export interface Redirected {
  /** By a page load, or to another view over the same socket. */
  readonly mode: 'redirect' | 'navigate'
  readonly to: string
  /** The signed flash messages that go along. */
  readonly flash: string | undefined
}

/** What the page's root element says about its view. */
export interface Root {
  readonly id: string
  readonly tag: string
  readonly session: string
  readonly static: string
}

/** One view on one page. */
export class LiveClient implements TopicListener {
  readonly events: PushEvent[] = []
  readonly root: Root
  /** Called before and after the page changes. */
  onPatch: (before: HtmlDocument, after: HtmlDocument) => void = () => {}
  title: string | undefined
  /** Path and query of the page. */
  path: string
  redirected: Redirected | undefined
  /** Why nothing can be sent; `undefined` while the view is joined. */
  endedBecause: string | undefined = 'it has not joined'
  document: HtmlDocument
  #tree: JoinTree | undefined
  #socket: MemorySocket | undefined
  #joins = 0
  #isRedirectJoin = false

  constructor(root: Root, path: string, html: string) {
    this.root = root
    this.path = path
    this.document = HtmlDocument.inside(root.tag, html)
  }

  get topic(): string {
    return `${TOPICS.live}${this.root.id}`
  }

  /** The HTML of the view as the diffs made it. */
  get html(): string {
    return this.#tree === undefined ? this.document.html() : treeToHtml(this.#tree)
  }

  /** Opens a socket. */
  connect(running: RunningApp, options: SocketOptions): void {
    this.#socket = new MemorySocket(running, options, this)
  }

  disconnect(): void {
    this.#socket?.disconnect()
  }

  /** The process that answers for the view. */
  get process(): Pid | undefined {
    return this.endedBecause === undefined ? this.#socket?.processOf(this.topic) : undefined
  }

  /** Leaves the view for another on the same socket. */
  async leave(): Promise<void> {
    if (this.endedBecause !== undefined) return
    this.#socketToUse('leave').leave(this.topic)
    await this.settle()
  }

  /** Joins, for the page as it was loaded or, after a navigation, for another address. */
  async join(
    host: string,
    params: JsonObject,
    navigation?: { readonly to: string; readonly flash: string | undefined },
  ): Promise<void> {
    if (navigation !== undefined) this.#isRedirectJoin = true
    const path = navigation?.to ?? this.path
    const url = `http://${host}${path}`
    const reply = await this.#socketToUse('join').join(this.topic, {
      ...(this.#isRedirectJoin ? { redirect: url } : { url }),
      ...(navigation?.flash === undefined ? {} : { flash: navigation.flash }),
      params: { ...params, _mounts: this.#joins, _mount_attempts: 0 },
      session: this.root.session,
      static: this.root.static === '' ? null : this.root.static,
      sticky: false,
    })
    if (reply.status !== 'ok') return this.#joinRefused(path, reply)
    this.endedBecause = undefined
    this.path = path
    this.#joins += 1
    this.#show(openTree(this.#takeExtras(reply.response.rendered as unknown as JoinTree)))
    this.#takePatch(reply.response.live_patch)
  }

  /** Sends a message; what the answer changes is on the page when this resolves. Gives the reply for a hook. */
  async push(event: string, payload: JsonObject): Promise<{ reply: Json; response: JsonObject }> {
    const { response } = await this.#socketToUse(`send "${event}"`).push(this.topic, event, payload)
    const diff = response.diff as unknown as Diff | undefined
    if (diff !== undefined) this.#merge(diff)
    this.#takeRedirects(response)
    this.#takePatch(response.live_patch)
    return { reply: diff?.r ?? null, response }
  }

  /** Waits until nothing more comes that needs no I/O. */
  async settle(): Promise<void> {
    await this.#socket?.settle()
  }

  pushed(event: string, payload: JsonObject): void {
    if (event === EVENTS.diff) this.#merge(payload as unknown as Diff)
    else if (event === EVENTS.livePatch) this.#takePatch(payload)
    else this.#takeRedirects({ [event]: payload })
  }

  ended(how: 'crashed' | 'closed' | 'disconnected'): void {
    this.endedBecause =
      this.redirected === undefined
        ? `the view has ${how}`
        : `the page has left for ${this.redirected.to}`
  }

  #socketToUse(action: string): MemorySocket {
    if (this.#socket?.isOpen && (action === 'join' || this.endedBecause === undefined)) {
      return this.#socket
    }
    const because = this.endedBecause ?? 'the socket is closed'
    throw testingErrors.TESTING_VIEW_ENDED({ action, because })
  }

  #joinRefused(path: string, { response }: Reply): void {
    this.#takeRedirects(response)
    if (this.redirected === undefined) {
      throw testingErrors.TESTING_JOIN_REFUSED({ path, response })
    }
    this.endedBecause = `the page has left for ${this.redirected.to}`
  }

  #merge(diff: Diff): void {
    if (this.#tree === undefined) return
    this.#show(mergeDiff(this.#tree, this.#takeExtras(diff)))
  }

  #show(tree: JoinTree): void {
    const before = this.document
    this.#tree = tree
    this.document = HtmlDocument.inside(this.root.tag, treeToHtml(tree))
    this.onPatch(before, this.document)
  }

  #takeExtras<Part extends Diff | JoinTree>(part: Part): Part {
    if (part.t !== undefined) this.title = part.t
    if (part.e !== undefined) this.events.push(...part.e)
    return part
  }

  #takePatch(patch: unknown): void {
    if (typeof patch === 'object' && patch !== null && 'to' in patch) this.path = String(patch.to)
  }

  #takeRedirects(response: JsonObject): void {
    const hard = response.redirect as Partial<Redirected> | undefined
    const soft = response.live_redirect as Partial<Redirected> | undefined
    const found = hard ?? soft
    if (found?.to === undefined) return
    this.redirected = { mode: hard ? 'redirect' : 'navigate', to: found.to, flash: found.flash }
  }
}
