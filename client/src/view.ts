import type { Json, JsonObject } from '../../framework/src/core/index.ts'
import {
  type Diff,
  ElementMarks,
  EVENTS,
  type JoinTree,
  mergeDiff,
  openTree,
  pruneComponents,
  TOPICS,
} from '../../framework/src/wire/index.ts'
import { ATTRIBUTES, attributeSelector } from './attributes.ts'
import type { Channel } from './channel.ts'
import { announceRemoved } from './component-removal.ts'
import { dispatchEvents } from './dispatch-events.ts'
import { clientErrors } from './errors.ts'
import { ViewHooks } from './hooks.ts'
import { handleJoinError } from './join-error.ts'
import { type JoinTarget, joinPayload } from './join-payload.ts'
import type { Page, Visit } from './page.ts'
import { setTitle } from './page-title.ts'
import { runAllMounted } from './patch/apply-patch.ts'
import { applyStashed } from './patch/apply-stashed.ts'
import { patchTree } from './patch/patch-tree.ts'
import { recoverForms } from './recover-forms.ts'
import { type Held, PendingRefs } from './refs.ts'
import { report } from './report.ts'
import { ViewStatus } from './view-status.ts'

/** A push of a view and what hangs on its answer. */
export interface ViewPush {
  readonly event: string
  readonly payload: JsonObject
  /** Names the loading class. */
  readonly type: string
  readonly held: readonly Held[]
  /** The whole view is patched with the answer, as after a submit, which resets fields. */
  readonly isWhole?: boolean
  readonly onReply?: (reply: Json, ref: number) => void
  /** Called with the whole response before its diff is applied. */
  readonly onResponse?: (response: JsonObject) => void
  /** Called instead of the usual when there is no answer, or a bad one. */
  readonly onFailure?: (status: 'error' | 'timeout') => void
}

/** How long the answer to an event is waited for. */
const PUSH_TIMEOUT_MS = 30_000

/** One live view on the page: its channel, its tree and its elements. */
export class View {
  readonly id: string
  readonly hooks: ViewHooks
  readonly refs: PendingRefs
  readonly parent: View | undefined
  element: Element
  readonly #page: Page
  readonly #channel: Channel
  readonly #target: JoinTarget
  readonly #status: ViewStatus
  #tree: JoinTree = { s: [''] }
  #marks: ElementMarks
  #mounts: number
  #attempts = 0
  #phase: 'joining' | 'recovering' | 'joined' | 'destroyed' = 'joining'
  #waiting: (() => void)[] = []
  #onFirstJoin: ((view: View) => void) | undefined

  constructor(page: Page, element: Element, target: JoinTarget, parent?: View) {
    this.#page = page
    this.element = element
    this.id = element.id
    this.parent = parent
    this.#target = target
    this.#mounts = parent === undefined ? 0 : Math.max(0, parent.#mounts - 1)
    this.hooks = new ViewHooks(page, this)
    this.refs = new PendingRefs(this.id)
    this.#marks = new ElementMarks(this.id)
    this.#status = new ViewStatus(page, this)
    this.#channel = page.socket.channel(TOPICS.live + this.id, () => this.#joinPayload())
  }

  get isMain(): boolean {
    return this.element.hasAttribute(ATTRIBUTES.main)
  }

  get isJoined(): boolean {
    return this.#phase === 'joined' || this.#phase === 'recovering'
  }

  get isDestroyed(): boolean {
    return this.#phase === 'destroyed'
  }

  /** How often joining failed since it last worked. */
  get attempts(): number {
    return this.#attempts
  }

  /** How it is to be joined: by its own URL, or by the one that a navigation leads to. */
  get target(): JoinTarget {
    return this.#target
  }

  /** Joins, and joins again after each error. */
  join(onFirstJoin?: (view: View) => void): void {
    this.#onFirstJoin = onFirstJoin
    this.#status.loading()
    const channel = this.#channel
    channel.on(EVENTS.diff, (diff) => this.#whenJoined(() => this.update(diff as Diff)))
    channel.on(EVENTS.redirect, (visit) => this.#redirect(visit as JsonObject))
    channel.on(EVENTS.liveRedirect, (visit) => this.#page.visit(visit as unknown as Visit))
    channel.on(EVENTS.livePatch, (visit) =>
      this.#whenJoined(() => this.#page.recordUrl(visit as unknown as Visit)),
    )
    channel.onError(() => this.#broken())
    channel.onClose(() => this.destroy())
    channel
      .join()
      .receive('ok', (response) => this.#page.transitions.after(() => this.#joined(response)))
      .receive('error', (response) => this.#notJoined(response))
      .receive('timeout', () => this.#notJoined({ reason: 'timeout' }))
  }

  /** Ends it: its hooks, its nested views and its channel. */
  destroy(): void {
    if (this.#phase === 'destroyed') return
    this.#phase = 'destroyed'
    this.#status.stop()
    this.hooks.destroyAll()
    for (const element of this.element.querySelectorAll(`[${ATTRIBUTES.session}]`)) {
      this.#page.findViewById(element.id)?.destroy()
    }
    this.#page.forget(this)
    this.#channel.leave()
  }

  /** Pushes an event. Returns false when the view cannot push now. */
  push(push: ViewPush): boolean {
    if (!this.isJoined || !this.#channel.canPush()) return false
    const mounts = this.#mounts
    const ref = this.refs.hold(push.held, push.type, this.#page.prefix)
    this.#channel
      .push(push.event, push.payload, PUSH_TIMEOUT_MS)
      .receive('ok', (response) =>
        this.#page.transitions.after(() => this.#answered(push, ref, response)),
      )
      .receive('error', () => this.#failed(push, 'error'))
      .receive('timeout', () => {
        if (mounts === this.#mounts) this.#failed(push, 'timeout')
      })
    return true
  }

  /** Pushes an event of a hook. */
  pushHook(push: {
    readonly element: Element
    readonly event: string
    readonly payload: Json
    readonly cid: number | undefined
  }): Promise<{ reply: Json; ref: number }> {
    const { element, event, payload: value, cid } = push
    return new Promise((resolve, reject) => {
      const isPushed = this.push({
        event: EVENTS.event,
        payload: { type: 'hook', event, value, ...(cid === undefined ? {} : { cid }) },
        type: 'hook',
        held: [{ element, isLoading: true, isLocked: true }],
        onReply: (reply, ref) => resolve({ reply, ref }),
        onFailure: (status) => reject(clientErrors.CLIENT_PUSH_FAILED({ event, status })),
      })
      if (!isPushed) reject(clientErrors.CLIENT_NOT_CONNECTED({ event }))
    })
  }

  /** Merges a diff and patches what it changed. */
  update(diff: Diff, isWhole = false): void {
    if (this.#phase !== 'joined') {
      this.#whenJoined(() => this.update(diff, isWhole))
      return
    }
    this.#page.transitions.after(() => {
      try {
        this.#merge(diff, isWhole)
      } catch (error) {
        this.#diverged(error)
      }
    })
  }

  #joinPayload(): JsonObject {
    const { options, href } = this.#page
    const { params } = options
    const own = typeof params === 'function' ? params(this.element) : params
    const attempt = { mounts: this.#mounts, attempts: this.#attempts, href, params: own }
    return joinPayload(this.element, this.#target, {
      ...attempt,
      isNested: this.parent !== undefined,
    })
  }

  #joined(response: JsonObject): void {
    if (this.#phase === 'destroyed') return
    const isRejoin = this.#mounts > 0
    this.#mounts++
    this.#attempts = 0
    this.#page.recovered()
    this.refs.releaseAll()
    const rendered = response.rendered as unknown as JoinTree
    this.#phase = 'recovering'
    const finish = () => this.#finishJoin(rendered, response, isRejoin)
    if (isRejoin) recoverForms(this.#page, this, { rendered, finish })
    else finish()
  }

  #finishJoin(rendered: JoinTree, response: JsonObject, isRejoin: boolean): void {
    if (this.#isGone()) return
    const first = this.#onFirstJoin
    this.#onFirstJoin = undefined
    first?.(this)
    this.#status.applyContainer(response.container)
    this.#phase = 'joined'
    this.#marks = new ElementMarks(this.id)
    this.#tree = openTree(rendered)
    dispatchEvents(rendered.e, 'before')
    this.#patch(undefined)
    this.hooks.mountAll(this.element)
    runAllMounted(this.#page, this)
    this.#status.connected(isRejoin)
    if (isRejoin) this.hooks.reconnected()
    dispatchEvents(rendered.e, 'after')
    setTitle(rendered.t, this.isMain)
    const livePatch = response.live_patch as unknown as Visit | undefined
    if (livePatch !== undefined) this.#page.recordUrl(livePatch)
    this.#flush()
  }

  // A hook or a callback of the application may have destroyed the view meanwhile.
  #isGone(): boolean {
    return this.#phase === 'destroyed'
  }

  #merge(diff: Diff, isWhole: boolean): void {
    dispatchEvents(diff.e, 'before')
    const before = this.#tree
    this.#tree = mergeDiff(before, diff)
    this.#patch(before, isWhole)
    dispatchEvents(diff.e, 'after')
    if (diff.t !== undefined) setTitle(diff.t, false)
  }

  #patch(before: JoinTree | undefined, isWhole = false): void {
    const change = { before, after: this.#tree, marks: this.#marks, isWhole }
    const { removedCids } = patchTree(this.#page, this, change)
    this.#page.joinNested(this)
    announceRemoved({
      cids: removedCids,
      channel: this.#channel,
      prune: (cids) => {
        this.#tree = pruneComponents(this.#tree, cids)
      },
      isOnPage: (cid) => this.#findComponent(cid) !== null,
    })
  }

  #findComponent(cid: number): Element | null {
    const own = attributeSelector(ATTRIBUTES.view, this.id)
    return document.querySelector(attributeSelector(ATTRIBUTES.component, String(cid)) + own)
  }

  #answered(push: ViewPush, ref: number, response: JsonObject): void {
    if (this.#phase === 'destroyed') return
    push.onResponse?.(response)
    this.refs.release(ref, (element, stash) => applyStashed(this.#page, this, { element, stash }))
    const diff = response.diff as unknown as Diff | undefined
    if (diff !== undefined) this.update(diff, push.isWhole)
    push.onReply?.(diff?.r ?? null, ref)
    if (response.redirect !== undefined) this.#redirect(response.redirect as JsonObject)
    if (response.live_redirect !== undefined) {
      this.#page.visit(response.live_redirect as unknown as Visit)
    }
    if (response.live_patch !== undefined) {
      this.#page.recordUrl(response.live_patch as unknown as Visit)
    }
  }

  #failed(push: ViewPush, status: 'error' | 'timeout'): void {
    if (this.#phase === 'destroyed') return
    push.onFailure?.(status)
    if (status === 'timeout') this.#page.reloadLater(this)
    else report(clientErrors.CLIENT_PUSH_FAILED({ event: push.event, status }), 'server', this.id)
  }

  #notJoined(response: JsonObject): void {
    if (this.#phase === 'destroyed') return
    this.#attempts++
    handleJoinError(this.#page, this, response)
  }

  /** The channel broke down or the connection was lost; the channel joins again by itself. */
  #broken(): void {
    if (this.#phase === 'destroyed') return
    const wasJoined = this.isJoined
    this.#phase = 'joining'
    // What came for the join that is over means nothing to the next one.
    this.#waiting = []
    if (wasJoined) this.hooks.disconnected()
    this.#status.broken(this.#page.socket.isConnected() ? 'server' : 'client')
  }

  /** Shows that joining failed on the server's side. */
  showError(): void {
    this.#status.broken('server')
  }

  /** The tree and the server's do not agree any more: only a new join helps. */
  #diverged(error: unknown): void {
    report(clientErrors.CLIENT_DIVERGED({ viewId: this.id, cause: error }), 'internal', this.id)
    this.#channel.fail({})
  }

  #redirect({ to, flash }: JsonObject): void {
    this.#page.redirect(String(to), typeof flash === 'string' ? flash : undefined)
  }

  #whenJoined(run: () => void): void {
    if (this.#phase === 'joined') run()
    else this.#waiting.push(run)
  }

  #flush(): void {
    const waiting = this.#waiting
    this.#waiting = []
    for (const run of waiting) run()
  }
}
