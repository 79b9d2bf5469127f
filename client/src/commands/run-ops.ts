import type {
  ClassOp,
  DispatchOp,
  Op,
  OpTarget,
  VisitOp,
} from '../../../framework/src/wire/index.ts'
import { stateOf } from '../element-state.ts'
import { clientErrors } from '../errors.ts'
import type { Binding, Page, Visit } from '../page.ts'
import { pushBinding } from '../push-binding.ts'
import { report } from '../report.ts'
import { hide, show, toggle } from './display.ts'
import { findOpTargets } from './find-targets.ts'
import { focus, focusFirst, popFocus, pushFocus } from './focus-ops.ts'
import { stickAttribute, stickClass } from './sticky.ts'
import { transition } from './transition.ts'

/** Runs commands, in order, for the element of a binding. */
export function runOps(page: Page, ops: readonly Op[], binding: Binding): void {
  for (const op of ops) runOp(page, op, binding)
}

function runOp(page: Page, op: Op, binding: Binding): void {
  const [name, args] = op
  if (name === 'push') pushBinding(page, binding, args)
  else if (name === 'navigate') page.visit(toVisit(args))
  else if (name === 'patch') page.patchUrl(toVisit(args))
  else if (name === 'pop_focus') popFocus(page)
  else runOnTargets(page, op, binding)
}

function runOnTargets(page: Page, op: Op, binding: Binding): void {
  const { to } = op[1] as { readonly to?: OpTarget }
  for (const element of findOpTargets(binding.element, to)) {
    runOn(page, element as HTMLElement, op, binding)
  }
}

function runOn(page: Page, element: HTMLElement, op: Op, binding: Binding): void {
  switch (op[0]) {
    case 'dispatch':
      dispatch(page, element, op[1], binding.element)
      break
    case 'show':
      show(page, element, op[1])
      break
    case 'hide':
      hide(page, element, op[1])
      break
    case 'toggle':
      toggle(page, element, op[1])
      break
    case 'add_class':
      changeClasses(page, element, op[1], () => true)
      break
    case 'remove_class':
      changeClasses(page, element, op[1], () => false)
      break
    case 'toggle_class':
      changeClasses(page, element, op[1], (name) => !element.classList.contains(name))
      break
    case 'transition':
      transition(page, element, op[1].transition, op[1])
      break
    case 'set_attr':
      stickAttribute(element, ...op[1].attr)
      break
    case 'remove_attr':
      stickAttribute(element, op[1].attr, undefined)
      break
    case 'toggle_attr':
      toggleAttribute(element, op[1].attr)
      break
    case 'ignore_attrs':
      stateOf(element).ignoredAttributes = op[1].attrs
      break
    case 'focus':
      focus(element)
      break
    case 'focus_first':
      focusFirst(element)
      break
    case 'push_focus':
      pushFocus(page, element)
      break
    case 'exec':
      executeAttribute(page, element, op[1].attr, binding)
      break
  }
}

function toVisit(args: VisitOp): Visit {
  return { to: args.href, kind: args.replace === true ? 'replace' : 'push' }
}

function dispatch(page: Page, element: Element, op: DispatchOp, dispatcher: Element): void {
  const { event, bubbles = true } = op
  const detail: Record<string, unknown> = { ...op.detail, dispatcher }
  if (op.blocking === true) detail.done = page.transitions.hold()
  const isClick = event === 'click'
  element.dispatchEvent(
    isClick
      ? new MouseEvent(event, { bubbles, cancelable: true })
      : new CustomEvent(event, { bubbles, cancelable: true, detail }),
  )
}

function changeClasses(
  page: Page,
  element: Element,
  op: ClassOp,
  isOn: (name: string) => boolean,
): void {
  const apply = () => {
    for (const name of op.names) stickClass(element, name, isOn(name))
  }
  if (op.transition === undefined) apply()
  else transition(page, element, op.transition, { ...op, onDone: apply })
}

function toggleAttribute(
  element: Element,
  [name, value, other]: readonly [name: string, value: string, other?: string],
): void {
  const current = element.getAttribute(name)
  if (other === undefined) {
    stickAttribute(element, name, current === null ? value : undefined)
  } else {
    stickAttribute(element, name, current === value ? other : value)
  }
}

function executeAttribute(page: Page, element: Element, attribute: string, binding: Binding): void {
  const value = element.getAttribute(attribute)
  if (value === null) report(clientErrors.CLIENT_NO_COMMANDS({ attribute }), 'app')
  else page.execute({ ...binding, element, value })
}
