/** `toForm`: a typed form over the schema of an event. What was typed is kept by the view, see `form-state.ts`. */
import type { Binding, Command } from '../template/index.ts'
import { changeBinding, findBinding } from './bindings.ts'
import { liveErrors } from './errors.ts'
import { type FormState, issuesAt, isUsed, type Path, valueAt } from './form-state.ts'
import { findRenderScope } from './render-scope.ts'

/** What one input of a form shows. */
export interface Field<Value = unknown> {
  /** Id for the input, unique in the form. */
  readonly id: string
  /** Name for the input, such as `address[city]`. */
  readonly name: string
  /** What was typed, else what the form's data holds, as text. */
  readonly value: string
  /** The same for inputs that have several values, such as a multiple select. */
  readonly values: readonly string[]
  /** What is wrong, once the person has used the input or tried to submit. */
  readonly errors: readonly string[]
  /** Whether the person has used the input. */
  readonly used: boolean
  /** The fields of a value that is an object. */
  readonly fields: Fields<Value>
  /** The fields of a value that is a list, one an item. */
  readonly items: readonly Field<Item<Value>>[]
}

type Item<Value> = NonNullable<Value> extends readonly (infer Element)[] ? Element : never

/** Fields by name. */
export type Fields<Values> = { readonly [Name in keyof Values]-?: Field<Values[Name]> }

/** A form over an event's schema. */
export interface Form<Values> {
  /** Id for the form element; a form without one is not filled in again after a reconnect. */
  readonly id: string
  /** For `onChange`: validates as the person types. */
  readonly change: Command
  /** For `onSubmit`: reaches the event's `handle` when the values hold. */
  readonly submit: Command
  /** The inputs, by name. */
  readonly fields: Fields<Values>
  /** What is wrong with the form as a whole, after the person tried to submit. */
  readonly errors: readonly string[]
}

/** What an input can show as text. */
type Shown = string | number | bigint | boolean | Date | null | undefined

/**
 * Data for the fields of a form: the schema's names, and anything that an input can show. A schema that coerces accepts text where
 * the application has numbers.
 */
export type FormValues<Value> = unknown extends Value
  ? unknown
  : NonNullable<Value> extends readonly (infer Element)[]
    ? readonly FormValues<Element>[] | null | undefined
    : NonNullable<Value> extends Shown
      ? Shown
      : { readonly [Name in keyof Value]?: FormValues<Value[Name]> } | null | undefined

/** Where a form's values come from. */
export interface FormOptions<Payload> {
  /** What the inputs show before anything is typed. */
  readonly data?: FormValues<Payload>
  /** Id of the form element (default: the event's name and `-form`). */
  readonly id?: string
}

/**
 * Makes the form of an event that has a schema. Call it in `render`.
 *
 * The view keeps what was typed, by the event's name, until a submit succeeds; the form then shows its data again. Two forms of
 * one event share what was typed.
 *
 * @throws {AnkaError} `LIVE_NO_RENDER_SCOPE` outside of a render; `LIVE_NOT_A_FORM_EVENT` for anything but an event of `on`.
 *
 * @example
 * toForm({} as Binding<{ email: string }>) // throws LIVE_NO_RENDER_SCOPE
 */
export function toForm<Payload extends object>(
  event: Binding<Payload>,
  options?: FormOptions<Payload>,
): Form<Payload> {
  const scope = findRenderScope()
  if (scope === undefined) throw liveErrors.LIVE_NO_RENDER_SCOPE()
  const binding = findBinding(event)
  if (binding === undefined) throw liveErrors.LIVE_NOT_A_FORM_EVENT({ got: event })
  const form = new EventForm(binding, scope.keepForm(binding.event), options)
  return form as Form<unknown> as Form<Payload>
}

type EventBinding = NonNullable<ReturnType<typeof findBinding>>

class EventForm implements Form<unknown> {
  readonly id: string
  readonly submit: EventBinding
  readonly state: FormState
  readonly data: unknown

  constructor(
    submit: EventBinding,
    state: FormState,
    options: { readonly data?: unknown; readonly id?: string } = {},
  ) {
    this.submit = submit
    this.state = state
    this.data = options.data
    this.id = options.id ?? `${submit.event}-form`
  }

  get change(): Command {
    return changeBinding(this.submit)
  }

  get fields(): Fields<unknown> {
    return fieldsBelow(this, [])
  }

  get errors(): readonly string[] {
    return this.state.isSubmitted ? issuesAt(this.state, []) : []
  }
}

class FormField implements Field {
  readonly #form: EventForm
  readonly #path: Path

  constructor(form: EventForm, path: Path) {
    this.#form = form
    this.#path = path
  }

  get id(): string {
    return `${this.#form.id}_${this.#path.join('_')}`
  }

  get name(): string {
    const [first, ...rest] = this.#path
    return `${first}${rest.map((key) => `[${key}]`).join('')}`
  }

  get value(): string {
    return toText(this.#current)
  }

  get values(): readonly string[] {
    const current = this.#current
    return Array.isArray(current) ? current.map(toText) : []
  }

  get errors(): readonly string[] {
    return this.used ? issuesAt(this.#form.state, this.#path) : []
  }

  get used(): boolean {
    return isUsed(this.#form.state, this.#path)
  }

  get fields(): Fields<unknown> {
    return fieldsBelow(this.#form, this.#path)
  }

  get items(): readonly never[] {
    const current = this.#current
    if (typeof current !== 'object' || current === null) return []
    const fields = Object.keys(current).map(
      (key) => new FormField(this.#form, [...this.#path, key]),
    )
    return fields as unknown as readonly never[]
  }

  /** Once something was typed, an input that is missing from it (an unchecked box) has no value. */
  get #current(): unknown {
    const { state, data } = this.#form
    return valueAt(state.typed === undefined ? data : state.typed.values, this.#path)
  }
}

/** A schema does not list its fields, so a field is made when it is asked for. */
class FieldsHandler implements ProxyHandler<object> {
  readonly #form: EventForm
  readonly #path: Path

  constructor(form: EventForm, path: Path) {
    this.#form = form
    this.#path = path
  }

  get(_target: object, key: string | symbol): unknown {
    return typeof key === 'string' ? new FormField(this.#form, [...this.#path, key]) : undefined
  }
}

const NO_FIELDS = Object.freeze({})

function fieldsBelow(form: EventForm, path: Path): Fields<unknown> {
  return new Proxy(NO_FIELDS, new FieldsHandler(form, path)) as Fields<unknown>
}

function toText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    default:
      return value instanceof Date ? value.toISOString() : ''
  }
}
