/** The way from a decoded event to its handler: schema, form, what the handler returned. */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { Json, MaybePromise } from '../core/index.ts'
import { logLimited } from '../telemetry/internal.ts'
import { CHANGE_SUFFIX, CLEAR_FLASH } from './bindings.ts'
import { type DecodedEvent, isRecord } from './decode-event.ts'
import { liveErrors } from './errors.ts'
import { UNTOUCHED } from './form-state.ts'
import type { LiveProblem } from './live-runtime.ts'
import type { Navigation } from './navigation.ts'
import type { EventHandler, PreparedView } from './prepare-view.ts'
import { returnedNavigation } from './returned.ts'
import type { ViewSocket } from './view-socket.ts'

/** The view that an event is for. */
export interface EventTarget {
  readonly view: PreparedView
  readonly name: string
  readonly socket: ViewSocket
  readonly onProblem: ((problem: LiveProblem) => void) | undefined
  /** Tells the browser what changed until now. */
  flush(): void
}

/** What is to be done after an event: nothing more, a navigation, or an answer for the hook that pushed. */
export type EventOutcome = Navigation | { readonly reply: Json } | undefined

type Issues = readonly StandardSchemaV1.Issue[]

const NO_PARAMS = Object.freeze({})

/** Runs the handler of an event, whose payload nobody has checked yet. A problem of the payload never ends the view. */
export function runEvent(target: EventTarget, decoded: DecodedEvent): MaybePromise<EventOutcome> {
  const { event, params } = decoded
  const handler = target.view.events.get(event)
  if (handler === undefined) return runReserved(target, decoded)
  if (handler.params === undefined) {
    if (isRecord(params)) return conclude(target, decoded, handler.handle(target.socket, params))
    return refuse(target, event, 'its payload is no object')
  }
  const checked = handler.params['~standard'].validate(params)
  if (!(checked instanceof Promise)) return runChecked(target, decoded, handler, checked)
  return checked.then((result) => runChecked(target, decoded, handler, result))
}

/** Tells the operator, and in development the developer, of an event that cannot be handled. */
export function refuse(target: EventTarget, event: string, message: string): undefined {
  const view = target.name
  const text = `LIVE_EVENT_REFUSED  ${view} does not handle "${event.slice(0, 60)}": ${message}`
  logLimited(`LIVE_EVENT_REFUSED ${view}`, 'warn', text)
  target.onProblem?.({ view, event, message })
  return undefined
}

/** Events that the framework's own bindings send. */
function runReserved(target: EventTarget, decoded: DecodedEvent): MaybePromise<EventOutcome> {
  const { event, params } = decoded
  if (event === CLEAR_FLASH) {
    const key = isRecord(params) ? params.key : undefined
    target.socket.clearFlash(typeof key === 'string' ? key : undefined)
    return undefined
  }
  if (event.endsWith(CHANGE_SUFFIX)) return runChange(target, decoded)
  return refuse(target, event, 'no such event')
}

/** A person types into a form made by `toForm`: the form learns what is wrong, the handler nothing. */
function runChange(target: EventTarget, decoded: DecodedEvent): MaybePromise<EventOutcome> {
  const { socket, view } = target
  const event = decoded.event.slice(0, -CHANGE_SUFFIX.length)
  const schema = view.events.get(event)?.params
  const { form } = decoded
  if (schema === undefined || form === undefined || !socket.hasForm(event)) {
    return refuse(target, decoded.event, 'no such form')
  }
  const take = (checked: StandardSchemaV1.Result<unknown>): undefined => {
    const { isSubmitted } = socket.keepForm(event)
    socket.setForm(event, { typed: form, issues: checked.issues ?? [], isSubmitted })
  }
  const checked = schema['~standard'].validate(decoded.params)
  return checked instanceof Promise ? checked.then(take) : take(checked)
}

function runChecked(
  target: EventTarget,
  decoded: DecodedEvent,
  handler: EventHandler,
  checked: StandardSchemaV1.Result<unknown>,
): MaybePromise<EventOutcome> {
  if (checked.issues === undefined) {
    catchUp(target, decoded)
    return conclude(target, decoded, handler.handle(target.socket, checked.value))
  }
  const isShown = showIssues(target, decoded, checked.issues)
  if (handler.invalid !== undefined) {
    const params = isRecord(decoded.params) ? decoded.params : NO_PARAMS
    const result = handler.invalid(target.socket, checked.issues, params)
    return concludeInvalid(target, decoded, result)
  }
  if (isShown) return undefined
  return refuse(target, decoded.event, `its payload fails the schema: ${describe(checked.issues)}`)
}

/**
 * A person may submit before any change was told. Only a form that has shown what was typed is seen to be empty again
 * when the handler succeeds: the browser keeps what it is not told to change.
 */
function catchUp(target: EventTarget, { event, form }: DecodedEvent): void {
  const { socket } = target
  if (form === undefined || !socket.hasForm(event)) return
  const { typed } = socket.keepForm(event)
  if (JSON.stringify(typed?.values) === JSON.stringify(form.values)) return
  socket.setForm(event, { typed: form, issues: [], isSubmitted: true })
  target.flush()
}

/** The form of the event, when there is one, shows what is wrong. */
function showIssues(target: EventTarget, decoded: DecodedEvent, issues: Issues): boolean {
  const { socket } = target
  const { event, form } = decoded
  if (!socket.hasForm(event)) return false
  socket.setForm(event, { typed: form ?? socket.keepForm(event).typed, issues, isSubmitted: true })
  return true
}

function conclude(
  target: EventTarget,
  decoded: DecodedEvent,
  result: unknown,
): MaybePromise<EventOutcome> {
  if (result instanceof Promise) {
    return result.then((value: unknown) => concludeWith(target, decoded, value))
  }
  return concludeWith(target, decoded, result)
}

function concludeWith(target: EventTarget, decoded: DecodedEvent, result: unknown): EventOutcome {
  const { socket } = target
  const outcome = outcomeOf(target, decoded, result)
  if (outcome === 'has issues') return undefined
  if (socket.hasForm(decoded.event) && socket.keepForm(decoded.event) !== UNTOUCHED) {
    socket.setForm(decoded.event, UNTOUCHED)
  }
  return outcome
}

function concludeInvalid(
  target: EventTarget,
  decoded: DecodedEvent,
  result: unknown,
): MaybePromise<EventOutcome> {
  if (result instanceof Promise) {
    return result.then((value: unknown) => concludeInvalid(target, decoded, value))
  }
  const outcome = outcomeOf(target, decoded, result)
  return outcome === 'has issues' ? undefined : outcome
}

function outcomeOf(
  target: EventTarget,
  decoded: DecodedEvent,
  result: unknown,
): EventOutcome | 'has issues' {
  const where = eventName(target, decoded.event)
  const navigation = returnedNavigation(target.socket, result, where)
  if (navigation !== undefined) return navigation
  if (result === undefined) return undefined
  if (isRecord(result)) {
    if ('reply' in result) return { reply: (result.reply ?? null) as Json }
    if (Array.isArray(result.issues)) {
      showIssues(target, decoded, result.issues as Issues)
      return 'has issues'
    }
  }
  throw liveErrors.LIVE_BAD_RETURN({
    where,
    expected:
      'nothing, { reply }, { issues }, or socket.navigate(…), socket.patch(…), socket.redirect(…)',
    got: result,
  })
}

function eventName(target: EventTarget, event: string): string {
  return `the event "${event}" of ${target.name}`
}

function describe(issues: Issues): string {
  return issues
    .slice(0, 3)
    .map((issue) => issue.message)
    .join('; ')
    .slice(0, 200)
}
