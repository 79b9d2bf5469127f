/**
 * Commands: what an element does when something happens to it, as values. The client runs them, most without the server.
 * Events of a view are commands too: see `binding.ts`. The encoding is `PROTOCOL.md` §5.8.
 */

import type { JsonObject } from '../core/index.ts'
import { encodeOps, type Op, type OpTarget, type OpTransition, type PushOp } from '../wire/index.ts'
import { attributeName } from './attribute-name.ts'
import { findRule, findUrlUse } from './attribute-rule.ts'
import { templateErrors } from './errors.ts'
import { isSafeUrl } from './url.ts'

/** One class name or several: `'a b'` or `['a', 'b']`. */
export type ClassNames = string | readonly string[]

/** Classes of a transition: those that run, or `[run, start, end]`. */
export type Transition = string | readonly [run: ClassNames, start: ClassNames, end: ClassNames]

/** Which elements a command acts on. */
export interface TargetOptions {
  /** A selector; absent: the element itself. `{ inner }` looks inside it, `{ closest }` above it. */
  readonly to?: OpTarget
}

/** A command that takes time. */
export interface TimedOptions extends TargetOptions {
  /** How long a transition lasts (default: 200). */
  readonly timeMs?: number
  /** Whether patches wait until it is over (default: yes). */
  readonly blocking?: boolean
}

/** Options of `show` and `hide`. */
export interface DisplayOptions extends TimedOptions {
  /** CSS display of a shown element (default: `block`, or what fits a table). */
  readonly display?: string
  readonly transition?: Transition
}

/** Options of `toggle`. */
export interface ToggleOptions extends TimedOptions {
  readonly display?: string
  /** Transition of showing. */
  readonly in?: Transition
  /** Transition of hiding. */
  readonly out?: Transition
}

/** Options of commands on classes. */
export interface ClassOptions extends TimedOptions {
  readonly transition?: Transition
}

/** Options of `dispatch`. */
export interface DispatchOptions extends TargetOptions {
  readonly detail?: JsonObject
  /** Whether the event bubbles (default: yes). */
  readonly bubbles?: boolean
  /** Whether patches wait until a listener calls `event.detail.done()`. */
  readonly blocking?: boolean
}

/** Options of `push`. */
export interface PushOptions {
  /** More payload, merged over the event's own. */
  readonly value?: JsonObject
  /** Id of a component, or a selector. */
  readonly target?: number | string
  /** More elements that get the loading classes. */
  readonly loading?: OpTarget
  /** Whether the page shows that it is loading. */
  readonly pageLoading?: boolean
}

/** Options of `navigate` and `patch`. */
export interface VisitOptions {
  /** Whether the present entry of the history is replaced. */
  readonly replace?: boolean
}

/**
 * A chain of commands, immutable: each method gives a longer one.
 *
 * @example
 * encodeCommand(JS.hide({ to: '#menu' }).focus({ to: '#name' })) // => '[["hide",{"to":"#menu"}],["focus",{"to":"#name"}]]'
 */
export class Command {
  /** The commands in order, as the wire has them. */
  readonly ops: readonly Op[]
  /** The event's name, when this is nothing but an event of the view. */
  readonly event: string | undefined
  /** The value of its attribute with quotes, made when it is first rendered. */
  quoted: string | undefined

  constructor(ops: readonly Op[]) {
    this.ops = ops
    this.event = undefined
    this.quoted = undefined
  }

  /** Shows elements that are hidden. */
  show(options: DisplayOptions = {}): Command {
    return append(this, 'show', displayArgs(options))
  }

  /** Hides elements that are visible. */
  hide(options: Omit<DisplayOptions, 'display'> = {}): Command {
    return append(this, 'hide', displayArgs(options))
  }

  /** Shows elements that are hidden and hides those that are visible. */
  toggle(options: ToggleOptions = {}): Command {
    const args = {
      ...timed(options),
      display: options.display,
      ins: steps(options.in),
      outs: steps(options.out),
    }
    return append(this, 'toggle', args)
  }

  /** Adds classes. */
  addClass(names: ClassNames, options: ClassOptions = {}): Command {
    return append(this, 'add_class', classArgs(names, options))
  }

  /** Removes classes. */
  removeClass(names: ClassNames, options: ClassOptions = {}): Command {
    return append(this, 'remove_class', classArgs(names, options))
  }

  /** Adds the classes that are not there and removes those that are. */
  toggleClass(names: ClassNames, options: ClassOptions = {}): Command {
    return append(this, 'toggle_class', classArgs(names, options))
  }

  /** Runs a transition: its classes are there while it lasts. */
  transition(transition: Transition, options: TimedOptions = {}): Command {
    return append(this, 'transition', { ...timed(options), transition: steps(transition) })
  }

  /** Sets an attribute; one that could hold a script is refused. */
  setAttribute(name: string, value: string, options: TargetOptions = {}): Command {
    return append(this, 'set_attr', {
      attr: checkedAttribute('setAttribute', [name, value]),
      to: options.to,
    })
  }

  /** Removes an attribute. */
  removeAttribute(name: string, options: TargetOptions = {}): Command {
    return append(this, 'remove_attr', { attr: name, to: options.to })
  }

  /** Sets an attribute or removes it; with two values it changes between them. */
  toggleAttribute(
    name: string,
    values: string | readonly [value: string, otherValue: string],
    options: TargetOptions = {},
  ): Command {
    const attr = typeof values === 'string' ? [name, values] : [name, ...values]
    return append(this, 'toggle_attr', {
      attr: checkedAttribute('toggleAttribute', attr),
      to: options.to,
    })
  }

  /** Leaves these attributes to the client: patches do not touch them. `*` at the end stands for anything. */
  ignoreAttributes(names: string | readonly string[], options: TargetOptions = {}): Command {
    return append(this, 'ignore_attrs', {
      attrs: typeof names === 'string' ? [names] : names,
      to: options.to,
    })
  }

  /** Dispatches a DOM event. */
  dispatch(event: string, options: DispatchOptions = {}): Command {
    const { to, detail, bubbles, blocking } = options
    return append(this, 'dispatch', { event, to, detail, bubbles, blocking })
  }

  /** Focuses an element. */
  focus(options: TargetOptions = {}): Command {
    return append(this, 'focus', { to: options.to })
  }

  /** Focuses the first element inside that can have the focus. */
  focusFirst(options: TargetOptions = {}): Command {
    return append(this, 'focus_first', { to: options.to })
  }

  /** Remembers an element for `popFocus`. */
  pushFocus(options: TargetOptions = {}): Command {
    return append(this, 'push_focus', { to: options.to })
  }

  /** Focuses the element that was remembered last. */
  popFocus(): Command {
    return append(this, 'pop_focus', {})
  }

  /** Goes to another view without loading the page. */
  navigate(to: string, options: VisitOptions = {}): Command {
    return append(this, 'navigate', { href: checkedUrl('navigate', to), replace: options.replace })
  }

  /** Changes the URL of the present view. */
  patch(to: string, options: VisitOptions = {}): Command {
    return append(this, 'patch', { href: checkedUrl('patch', to), replace: options.replace })
  }

  /** Runs the commands in another attribute, such as `onRemove`. */
  exec(prop: string, options: TargetOptions = {}): Command {
    return append(this, 'exec', { attr: attributeName('', prop), to: options.to })
  }

  /** Sends events to the server: `JS.push(on.save, { loading: '#row' })`; other commands are appended as they are. */
  push(command: Command, options?: PushOptions): Command {
    if (!(command instanceof Command)) {
      throw templateErrors.TEMPLATE_BAD_COMMAND({
        command: 'push',
        why: 'it takes an event of the view, such as on.save',
        value: command,
      })
    }
    const ops =
      options === undefined ? command.ops : command.ops.map((op) => withPushOptions(op, options))
    return new Command([...this.ops, ...ops])
  }
}

declare const payload: unique symbol

/** An event whose payload comes from the element itself, such as a form or a hook. */
export interface Binding<Payload> {
  /** Only for the types: what the event's schema accepts. */
  readonly [payload]: (payload: Payload) => void
}

/**
 * The empty command, from which all others are made.
 *
 * @example
 * encodeCommand(JS.show({ to: '#menu', timeMs: 150 })) // => '[["show",{"to":"#menu","time":150}]]'
 */
export const JS: Command = new Command([])

/**
 * Makes the value of the attribute that holds a command, before escaping: the name of the event when it is nothing but
 * that.
 *
 * @example
 * encodeCommand(JS.popFocus()) // => '[["pop_focus",{}]]'
 */
export function encodeCommand(command: Command | Binding<never>): string {
  if (!(command instanceof Command)) {
    throw templateErrors.TEMPLATE_BAD_COMMAND({
      command: 'push',
      why: 'this is no command',
      value: command,
    })
  }
  return command.event ?? encodeOps(command.ops)
}

function append(command: Command, name: string, args: Readonly<Record<string, unknown>>): Command {
  return new Command([...command.ops, [name, args] as unknown as Op])
}

function timed(options: TimedOptions): Record<string, unknown> {
  return { to: options.to, time: options.timeMs, blocking: options.blocking }
}

function displayArgs(options: DisplayOptions): Record<string, unknown> {
  return { ...timed(options), display: options.display, transition: steps(options.transition) }
}

function classArgs(names: ClassNames, options: ClassOptions): Record<string, unknown> {
  return { names: toNames(names), ...timed(options), transition: steps(options.transition) }
}

function toNames(names: ClassNames): readonly string[] {
  return typeof names === 'string' ? names.split(/\s+/).filter((name) => name !== '') : names
}

function steps(transition: Transition | undefined): OpTransition | undefined {
  if (transition === undefined) return undefined
  if (typeof transition === 'string') return [toNames(transition), [], []]
  const [run, start, end] = transition
  return [toNames(run), toNames(start), toNames(end)]
}

function withPushOptions(op: Op, options: PushOptions): Op {
  if (op[0] !== 'push') return op
  const { value, target, loading, pageLoading } = options
  const args: Record<string, unknown> = { ...op[1] }
  if (value !== undefined) args.value = { ...op[1].value, ...value }
  if (target !== undefined) args.target = target
  if (loading !== undefined) args.loading = loading
  if (pageLoading !== undefined) args.page_loading = pageLoading
  return ['push', args as PushOp]
}

function checkedUrl(command: string, url: string): string {
  if (typeof url === 'string' && isSafeUrl(url, 'submit')) return url
  throw templateErrors.TEMPLATE_BAD_COMMAND({
    command,
    why: 'this is no relative or http URL',
    value: url,
  })
}

function checkedAttribute(command: string, attr: readonly string[]): readonly string[] {
  const [name, ...values] = attr as readonly [string, ...string[]]
  const rule = findRule('', name)
  const isScript = rule === 'script' || rule === 'srcdoc' || rule === 'command'
  const isUnsafe =
    // An <object> has one more attribute with a URL than other elements.
    findUrlUse('object', name.toLowerCase()) !== undefined &&
    !values.every((value) => isSafeUrl(value, 'link'))
  if (!isScript && !isUnsafe) return attr
  throw templateErrors.TEMPLATE_BAD_COMMAND({
    command,
    why: 'this attribute could hold a script',
    value: attr,
  })
}
