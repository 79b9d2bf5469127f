import type {
  ClassOp,
  DispatchOp,
  DisplayOp,
  Op,
  OpTransition,
  PushOp,
  ToggleOp,
} from '../../../framework/src/wire/index.ts'
import type { Page } from '../page.ts'
import { runOps } from './run-ops.ts'

/** Class names, in a list or separated by spaces. */
export type ClassNames = string | readonly string[]

/** A transition: the classes while it runs, or those while it runs, at its start and at its end. */
export type TransitionClasses =
  | string
  | readonly [run: ClassNames, start: ClassNames, end: ClassNames]

interface Timed {
  readonly time?: number
  readonly blocking?: boolean
}

/** Options of commands that show or hide. */
export interface DisplayOptions extends Timed {
  readonly display?: string
  readonly transition?: TransitionClasses
}

/** Options of the command that does both. */
export interface ToggleOptions extends Timed {
  readonly display?: string
  readonly in?: TransitionClasses
  readonly out?: TransitionClasses
}

/** Options of commands that change classes. */
export interface ClassOptions extends Timed {
  readonly transition?: TransitionClasses
}

/** Commands for scripts of the page. What they change survives patches, as with the commands of the server. */
export interface ScriptCommands {
  show(element: Element, options?: DisplayOptions): void
  hide(element: Element, options?: DisplayOptions): void
  toggle(element: Element, options?: ToggleOptions): void
  addClass(element: Element, names: ClassNames, options?: ClassOptions): void
  removeClass(element: Element, names: ClassNames, options?: ClassOptions): void
  toggleClass(element: Element, names: ClassNames, options?: ClassOptions): void
  transition(element: Element, transition: TransitionClasses, options?: Timed): void
  setAttribute(element: Element, name: string, value: string): void
  removeAttribute(element: Element, name: string): void
  /** With one value the attribute comes and goes. */
  toggleAttribute(element: Element, name: string, value: string, other?: string): void
  ignoreAttributes(element: Element, names: string | readonly string[]): void
  dispatch(element: Element, event: string, options?: Omit<DispatchOp, 'event' | 'to'>): void
  push(element: Element, event: string, options?: Omit<PushOp, 'event'>): void
  navigate(href: string, options?: { readonly replace?: boolean }): void
  patch(href: string, options?: { readonly replace?: boolean }): void
}

/** Makes the commands for scripts; events that they push have the given type. */
export function createScriptCommands(page: Page, type: 'js' | 'hook'): ScriptCommands {
  const run = (element: Element, op: Op) => runOps(page, [op], { element, value: '', type })
  const root = document.documentElement
  return {
    show: (element, options) => run(element, ['show', toDisplay(options)]),
    hide: (element, options) => run(element, ['hide', toDisplay(options)]),
    toggle: (element, options) => run(element, ['toggle', toToggle(options)]),
    addClass: (element, ...args) => run(element, ['add_class', toClasses(...args)]),
    removeClass: (element, ...args) => run(element, ['remove_class', toClasses(...args)]),
    toggleClass: (element, ...args) => run(element, ['toggle_class', toClasses(...args)]),
    transition: (element, classes, options) =>
      run(element, ['transition', { ...options, transition: toTransition(classes) }]),
    setAttribute: (element, ...attr) => run(element, ['set_attr', { attr }]),
    removeAttribute: (element, attr) => run(element, ['remove_attr', { attr }]),
    toggleAttribute: (element, name, value, other) =>
      run(element, [
        'toggle_attr',
        { attr: other === undefined ? [name, value] : [name, value, other] },
      ]),
    ignoreAttributes: (element, names) => run(element, ['ignore_attrs', { attrs: toNames(names) }]),
    dispatch: (element, event, options) => run(element, ['dispatch', { ...options, event }]),
    push: (element, event, options) => run(element, ['push', { ...options, event }]),
    navigate: (href, options) => run(root, ['navigate', { ...options, href }]),
    patch: (href, options) => run(root, ['patch', { ...options, href }]),
  }
}

function toNames(names: ClassNames): readonly string[] {
  return typeof names === 'string' ? names.split(/\s+/).filter((name) => name !== '') : names
}

function toTransition(classes: TransitionClasses): OpTransition {
  if (typeof classes === 'string') return [toNames(classes), [], []]
  const [run, start, end] = classes
  return [toNames(run), toNames(start), toNames(end)]
}

function withTransition(classes: TransitionClasses | undefined): { transition?: OpTransition } {
  return classes === undefined ? {} : { transition: toTransition(classes) }
}

function toDisplay({ transition, ...options }: DisplayOptions = {}): DisplayOp {
  return { ...options, ...withTransition(transition) }
}

function toClasses(names: ClassNames, { transition, ...options }: ClassOptions = {}): ClassOp {
  return { ...options, names: toNames(names), ...withTransition(transition) }
}

function toToggle({ in: ins, out: outs, ...options }: ToggleOptions = {}): ToggleOp {
  return {
    ...options,
    ...(ins === undefined ? {} : { ins: toTransition(ins) }),
    ...(outs === undefined ? {} : { outs: toTransition(outs) }),
  }
}
