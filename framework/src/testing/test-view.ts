/** A live view as a test holds it: what its page shows, and what a person can do there. */
import type { Json, JsonObject } from '../core/index.ts'
import { type Pid, send } from '../otp/index.ts'
import { EVENTS } from '../wire/index.ts'
import { testingErrors } from './errors.ts'
import { actionsOf, type BoundAction, findBound, valuesOfElement } from './event-payload.ts'
import { type FieldValues, fieldsOf, isDisabled } from './form-fields.ts'
import { encodePairs, FormMemory } from './form-memory.ts'
import type { Query } from './html-document.ts'
import { attributeOf, describeElement, type HtmlElement, textOf } from './html-element.ts'
import type { LiveClient, Redirected } from './live-client.ts'
import { TEST_HOST, type TestConn } from './test-conn.ts'

/** A key event of an element, or of the window. */
type KeyEvent = 'keydown' | 'keyup'

/** What a view is opened with. */
export interface ViewSetup {
  readonly client: LiveClient
  readonly conn: TestConn
  readonly connectParams: JsonObject
  readonly duplicateIds: 'refuse' | 'ignore'
  /** Opens the page that a full page load leads to. */
  readonly open: (conn: TestConn, path: string) => Promise<TestView>
}

/** One live view on one page of one visitor. */
export class TestView {
  readonly #setup: ViewSetup
  readonly #client: LiveClient
  readonly #forms: FormMemory

  constructor(setup: ViewSetup) {
    this.#setup = setup
    this.#client = setup.client
    this.#forms = new FormMemory()
    this.#client.onPatch = (_before, after) => {
      this.#forms.patched(after)
      this.#assertIds()
    }
  }

  /** The HTML inside the view's root element, after all diffs. */
  html(): string {
    return this.#client.html
  }

  /** The text of the view, or of one element, white space as a person sees it. */
  text(query?: Query): string {
    const { document } = this.#client
    return query === undefined ? document.text() : textOf(document.get(query))
  }

  /** Whether anything matches. */
  has(query: Query): boolean {
    return this.count(query) > 0
  }

  /** How many elements match. */
  count(query: Query): number {
    return this.#client.document.all(query).length
  }

  /** The value of an attribute of one element. */
  attribute(query: Query, name: string): string | undefined {
    return attributeOf(this.#client.document.get(query), name)
  }

  /** What a field holds: what was typed, or what the page says. */
  value(query: Query): string {
    return this.#forms.valueOf(this.#client.document.get(query))
  }

  /** The title that the view has given the page. */
  get pageTitle(): string | undefined {
    return this.#client.title
  }

  /** Path and query of the page. */
  get path(): string {
    return this.#client.path
  }

  /** Where the view has sent its browser, until it is followed. */
  get redirected(): Redirected | undefined {
    return this.#client.redirected
  }

  /** Whether the view is joined. */
  get connected(): boolean {
    return this.#client.endedBecause === undefined
  }

  /** The events pushed to the page so far, oldest first. */
  get events(): readonly { readonly name: string; readonly payload: Json }[] {
    return this.#client.events.map(([name, payload]) => ({ name, payload }))
  }

  /**
   * The process of the view.
   *
   * @throws {AnkaError} `TESTING_VIEW_ENDED`
   */
  get pid(): Pid {
    const { process } = this.#client
    if (process !== undefined) return process
    const because = this.#client.endedBecause ?? 'it has no process'
    throw testingErrors.TESTING_VIEW_ENDED({ action: 'find the process', because })
  }

  /** Clicks an element: its `onClick`, a link, or the submit of its form. */
  async click(query: Query): Promise<void> {
    const element = this.#client.document.get(query)
    this.#assertEnabled('click', element)
    const bound = findBound(element, 'phx-click')
    if (bound !== undefined) return this.#run(actionsOf(bound, 'phx-click'), bound, 'click')
    const link = findBound(element, 'href')
    if (link !== undefined) return this.#followLink(link)
    const form = submittedForm(element)
    if (form === undefined)
      this.#refuse('click', element, 'it has no onClick, leads nowhere and submits nothing')
    else await this.#submit(form, element)
  }

  /** Types into fields of a form: its `onChange` gets what the form then holds. */
  async change(query: Query, values: FieldValues = {}): Promise<void> {
    const element = this.#client.document.get(query)
    const form = findBound(element, 'phx-change')
    if (form === undefined)
      return this.#refuse('send a change', element, 'neither it nor its form has an onChange')
    const owner = form.name === 'form' ? form : (findBound(form, 'phx-submit') ?? form)
    const target = this.#forms.type(owner, values)
    await this.#sendForm(form, 'phx-change', { _target: target ?? firstName(owner) }, undefined)
  }

  /** Types into fields of a form and submits it. */
  async submit(query: Query, values: FieldValues = {}): Promise<void> {
    const element = this.#client.document.get(query)
    const form = element.name === 'form' ? element : submittedForm(element)
    if (form === undefined) return this.#refuse('submit', element, 'it is no form')
    this.#forms.type(form, values)
    await this.#submit(form, element === form ? undefined : element)
  }

  /** Presses a key on an element, or anywhere for a binding of the window. */
  keydown(query: Query, key: string): Promise<void> {
    return this.#key('keydown', query, key)
  }

  /** Releases a key. */
  keyup(query: Query, key: string): Promise<void> {
    return this.#key('keyup', query, key)
  }

  /** Moves the focus to an element. */
  focus(query: Query): Promise<void> {
    return this.#bound(query, 'focus')
  }

  /** Takes the focus from an element. */
  blur(query: Query): Promise<void> {
    return this.#bound(query, 'blur')
  }

  /** Pushes an event as the hook of an element would, and gives the reply. */
  async hook(query: Query, event: string, payload: Json = {}): Promise<Json> {
    const element = this.#client.document.get(query)
    if (attributeOf(element, 'phx-hook') === undefined) {
      return this.#refuse(`push "${event}"`, element, 'it has no hook')
    }
    if (attributeOf(element, 'id') === undefined) {
      return this.#refuse(`push "${event}"`, element, 'an element with a hook needs an id')
    }
    return this.#push({ type: 'hook', event, value: payload })
  }

  /** Sends a message to the process of the view, and waits until it is handled. */
  async send(message: unknown): Promise<void> {
    send(this.pid, message)
    await this.settled()
  }

  /** Waits until nothing more comes that needs no I/O: broadcasts have arrived, diffs are on the page. */
  async settled(): Promise<void> {
    await this.#client.settle()
  }

  /** Goes to another address of this view, as a link with `patch` does. */
  async patch(path: string): Promise<void> {
    const url = `http://${TEST_HOST}${path}`
    const { response } = await this.#client.push(EVENTS.livePatch, { url })
    if (response.link_redirect === true) {
      this.#client.redirected = { mode: 'navigate', to: path, flash: undefined }
    } else if (this.redirected === undefined) {
      this.#client.path = path
    }
    await this.settled()
  }

  /** Loses the connection; the page stays. */
  async disconnect(): Promise<void> {
    this.#client.disconnect()
    await this.settled()
  }

  /** Joins again, after a disconnect or a crash: the view mounts anew, and forms send what was typed into them. */
  async reconnect(): Promise<void> {
    const before = this.#forms.recoverable(this.#client.document)
    await this.#connect()
    await this.#client.join(TEST_HOST, this.#setup.connectParams)
    for (const form of before) {
      const after = this.#client.document.all(`[id="${form.id}"][phx-change="${form.change}"]`)
      if (after.length !== 1) continue
      const value = encodePairs(form.pairs)
      await this.#push({ type: 'form', event: form.change, value, meta: { _target: form.target } })
    }
    await this.settled()
  }

  /**
   * Goes where the view sent its browser: over the same socket, or by loading the page.
   *
   * @throws {AnkaError} `TESTING_NOT_REDIRECTED`
   */
  async followRedirect(): Promise<TestView> {
    const { redirected } = this.#client
    if (redirected === undefined) {
      throw testingErrors.TESTING_NOT_REDIRECTED({ what: `the view is at ${this.path}` })
    }
    this.#client.redirected = undefined
    if (redirected.mode === 'redirect') return this.#load(redirected)
    await this.#client.leave()
    await this.#client.join(TEST_HOST, this.#setup.connectParams, redirected)
    await this.settled()
    return this
  }

  async #load({ to, flash }: Redirected): Promise<TestView> {
    this.#client.disconnect()
    const { conn, open } = this.#setup
    if (flash !== undefined) conn.cookies.set('__phoenix_flash__', flash)
    return open(conn, to)
  }

  async #connect(): Promise<void> {
    const { conn } = this.#setup
    const { csrfToken } = conn
    this.#client.connect(await conn.running(), {
      cookie: conn.cookies.header,
      csrfToken,
      host: TEST_HOST,
    })
  }

  async #run(actions: readonly BoundAction[], element: HtmlElement, type: string): Promise<void> {
    if (actions.length === 0) {
      this.#refuse(type, element, 'its commands stay in the browser')
    }
    for (const action of actions) {
      if (action.kind === 'patch') await this.patch(action.href)
      else if (action.kind === 'navigate') this.#navigate(action.href)
      else {
        const value = {
          ...valuesOfElement(element, this.#forms.typedText(element)),
          ...action.value,
        }
        await this.#push({ type, event: action.event, value })
      }
    }
  }

  async #bound(query: Query, type: 'focus' | 'blur'): Promise<void> {
    const element = this.#client.document.get(query)
    const attribute = `phx-${type}`
    if (attributeOf(element, attribute) === undefined) {
      return this.#refuse(type, element, `it has no ${type === 'focus' ? 'onFocus' : 'onBlur'}`)
    }
    this.#assertEnabled(type, element)
    return this.#run(actionsOf(element, attribute), element, type)
  }

  async #key(type: KeyEvent, query: Query, key: string): Promise<void> {
    const element = this.#client.document.get(query)
    const own =
      attributeOf(element, `phx-${type}`) === undefined ? `phx-window-${type}` : `phx-${type}`
    if (attributeOf(element, own) === undefined) {
      return this.#refuse(
        type,
        element,
        `it has no ${type === 'keydown' ? 'onKeyDown' : 'onKeyUp'}`,
      )
    }
    const filter = attributeOf(element, 'phx-key')
    if (filter !== undefined && filter.toLowerCase() !== key.toLowerCase()) {
      return this.#refuse(`press ${key}`, element, `its keyFilter is "${filter}"`)
    }
    this.#assertEnabled(type, element)
    for (const action of actionsOf(element, own)) {
      if (action.kind !== 'push') continue
      const values = valuesOfElement(element, this.#forms.typedText(element))
      await this.#push({ type, event: action.event, value: { key, ...values, ...action.value } })
    }
  }

  async #followLink(link: HtmlElement): Promise<void> {
    const href = attributeOf(link, 'href') ?? ''
    const kind = attributeOf(link, 'data-phx-link')
    if (kind === 'patch') return this.patch(href)
    if (kind === 'redirect') return this.#navigate(href)
    this.#client.redirected = { mode: 'redirect', to: href, flash: undefined }
  }

  #navigate(to: string): void {
    this.#client.redirected = { mode: 'navigate', to, flash: undefined }
  }

  async #submit(form: HtmlElement, submitter: HtmlElement | undefined): Promise<void> {
    if (attributeOf(form, 'phx-submit') === undefined) {
      return this.#refuse(
        'submit',
        form,
        'it has no onSubmit; a plain form is sent with conn(app).post',
      )
    }
    if (submitter !== undefined) this.#assertEnabled('submit', submitter)
    this.#forms.submitted(form)
    await this.#sendForm(form, 'phx-submit', {}, submitter)
  }

  async #sendForm(
    bound: HtmlElement,
    attribute: string,
    meta: JsonObject,
    submitter: HtmlElement | undefined,
  ): Promise<void> {
    const form = bound.name === 'form' ? bound : (findBound(bound, 'phx-submit') ?? bound)
    const value = this.#forms.encode(form, submitter)
    const values = valuesOfElement(form, undefined)
    for (const action of actionsOf(bound, attribute)) {
      if (action.kind !== 'push') continue
      const { event } = action
      await this.#push({
        type: 'form',
        event,
        value,
        meta: { ...values, ...meta, ...action.value },
        uploads: {},
      })
    }
  }

  async #push(payload: JsonObject): Promise<Json> {
    const { reply } = await this.#client.push(EVENTS.event, payload)
    await this.settled()
    return reply
  }

  #assertEnabled(action: string, element: HtmlElement): void {
    if (isDisabled(element)) this.#refuse(action, element, 'the element is disabled')
  }

  #refuse(action: string, element: HtmlElement, because: string): never {
    throw testingErrors.TESTING_CANNOT_SEND({ action, element: describeElement(element), because })
  }

  #assertIds(): void {
    if (this.#setup.duplicateIds === 'ignore') return
    const seen = new Set<string>()
    for (const element of this.#client.document.all('[id]')) {
      const id = attributeOf(element, 'id') ?? ''
      if (seen.has(id)) throw testingErrors.TESTING_DUPLICATE_ID({ id })
      seen.add(id)
    }
  }
}

/** The form that a button submits. */
function submittedForm(element: HtmlElement): HtmlElement | undefined {
  const type = attributeOf(element, 'type') ?? (element.name === 'button' ? 'submit' : 'text')
  const isSubmitter = (element.name === 'button' || element.name === 'input') && type === 'submit'
  return isSubmitter ? findBound(element, 'phx-submit') : undefined
}

function firstName(form: HtmlElement): string {
  const [first] = fieldsOf(form)
  return (first && attributeOf(first, 'name')) ?? 'undefined'
}
