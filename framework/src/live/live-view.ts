/**
 * `liveView`: the definition of a live view and its inference. Not how it runs: the first render is `first-render.ts`,
 * the process is `view-process.ts`.
 */
import type { StandardSchemaV1 } from '@standard-schema/spec'
import type { MaybePromise } from '../core/index.ts'
import type { Down, Exit, ExitReason } from '../otp/index.ts'
import type { Binding, Command, Rendered } from '../template/index.ts'
import type { Redirect } from './navigation.ts'
import type { MountSocket, Page, Socket } from './socket.ts'
import { createTarget, type LiveView } from './view-target.ts'
import type { Witness } from './witness.ts'

type Schema = StandardSchemaV1
type Output<S> = S extends Schema ? StandardSchemaV1.InferOutput<S> : never
type Input<S> = S extends Schema ? StandardSchemaV1.InferInput<S> : never

/** The payload of an event without a schema: nobody has checked it. */
export type EventParams = Readonly<Record<string, unknown>>

/** What `render` binds elements to, by event: a command, or for an event with a schema one that wants its payload. */
export type Bindings<Events> = {
  readonly [Name in keyof Events]: unknown extends Events[Name]
    ? Command & ((payload?: EventParams) => Command)
    : Binding<Input<Events[Name]>> & ((payload: Input<Events[Name]>) => Command)
}

/** What a handler of an event may return: nothing, a navigation, an answer for the hook that pushed, or what a form got wrong. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing has the type void
export type EventResult = void | Redirect | { readonly reply: unknown } | FormIssues

/** What is wrong with a form's values although its schema accepts them, such as a name that is taken. */
export interface FormIssues {
  readonly issues: readonly StandardSchemaV1.Issue[]
}

/** How a view answers one event: a function, or a schema for the payload with a function for what holds. */
export type EventDefinition<Assigns, S, Message = never> =
  | ((socket: Socket<Assigns, Message>, params: EventParams) => MaybePromise<EventResult>)
  | {
      /** Any Standard Schema (Zod, Valibot, ArkType). */
      readonly params: S
      handle(socket: Socket<Assigns, Message>, params: Output<S>): MaybePromise<EventResult>
      /** Called instead of `handle` when the payload fails its schema; without it a failure is logged and answered empty. */
      invalid?(
        socket: Socket<Assigns, Message>,
        issues: readonly StandardSchemaV1.Issue[],
        params: EventParams,
      ): MaybePromise<EventResult>
    }

/** What a handler that answers nobody may return: nothing, or a navigation. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that returns nothing has the type void
export type HandlerResult = void | Redirect

/** What `mount` learns of the request. */
export interface MountContext<Params> {
  /** Parameters of the path and the query, as the view's schema made them. Path wins over query. */
  readonly params: Params
  /** What the live session and the cookie session hold. */
  readonly session: Readonly<Record<string, unknown>>
}

type PathParams = StandardSchemaV1<unknown, Readonly<Record<string, string>>>

/**
 * Defines a live view: a page whose state lives on the server, one process per connection.
 *
 * Write the properties in this order: inference goes from each to the next. Loading the definition has no effects.
 *
 * @example
 * import { html } from 'anka/live'
 * const Counter = liveView({
 *   name: 'counter',
 *   mount: () => ({ count: 0 }),
 *   events: { inc: (socket) => socket.update('count', (count) => count + 1) },
 *   render: ({ count }) => html`<p>${count}</p>`,
 * })
 * Counter.viewName // => 'counter'
 */
export function liveView<
  Assigns extends object,
  // biome-ignore lint/complexity/noBannedTypes: a view without events infers no keys
  Events = {},
  Params extends Schema = PathParams,
  Message = never,
>(definition: {
  /** Needed for a view that no route names; a routed view is named by its route. */
  name?: string
  /** Schema of the path and query parameters. */
  params?: Params
  /** The messages that `handleInfo` gets, as a type: `messages<Chat.Event>()`. */
  messages?: Witness<Message>
  /** Makes the first assigns, or leaves. Runs for the first render and again when the browser connects. */
  mount(
    socket: MountSocket<Message>,
    context: MountContext<StandardSchemaV1.InferOutput<Params>>,
  ): MaybePromise<Assigns | Redirect>
  /** Runs after `mount` and whenever the address changes within this view. */
  handleParams?(
    socket: Socket<Assigns, Message>,
    params: StandardSchemaV1.InferOutput<Params>,
    url: URL,
  ): MaybePromise<HandlerResult>
  /** What the page's elements are bound to. */
  events?: { [Name in keyof Events]: EventDefinition<Assigns, Events[Name], Message> }
  /** A broadcast of a topic subscribed to, or a message that was sent to this process. */
  handleInfo?(socket: Socket<Assigns, Message>, message: Message): MaybePromise<HandlerResult>
  /** A process that this view monitors has ended. */
  down?(socket: Socket<Assigns, Message>, death: Down): MaybePromise<HandlerResult>
  /** A process linked to this view has ended, and the view lives on: a view with `exit` traps exits. */
  exit?(socket: Socket<Assigns, Message>, death: Exit): MaybePromise<HandlerResult>
  /** Runs before the view's process ends by an error, and for any other end when the view has `exit`. */
  terminate?(socket: Socket<Assigns, Message>, reason: ExitReason): MaybePromise<void>
  /** A pure function of the assigns. */
  render(assigns: Readonly<Assigns>, on: Bindings<Events>, page: Page): Rendered
  // What the router expects must not decide the params of a view that is written in its call.
}): LiveView<NoInfer<Params>> {
  return createTarget<Params>(definition)
}
