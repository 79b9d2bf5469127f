import type { JsonObject } from '../../framework/src/core/index.ts'
import type { PushOp } from '../../framework/src/wire/index.ts'
import { isField } from './attributes.ts'
import { findOpTargets } from './commands/find-targets.ts'
import { type EventTarget, findEventTargets } from './event-targets.ts'
import { formOf, serializeForm } from './forms.ts'
import { lockSubmit } from './lock-form.ts'
import type { Binding, Page } from './page.ts'
import type { Held } from './refs.ts'

/** Pushes the event of a binding, with the values of its element or its form. */
export function pushBinding(page: Page, binding: Binding, op: PushOp): void {
  const { element } = binding
  const view = page.findView(element)
  if (view === undefined) return
  const event = op.event ?? binding.value
  const aim = op.target ?? element.getAttribute(`${page.prefix}target`)
  for (const target of findEventTargets(page, view, aim)) {
    if (binding.type === 'submit') pushSubmit(page, { binding, op, event, target })
    else if (binding.type === 'change') pushChange(page, { binding, op, event, target })
    else pushValue(page, { binding, op, event, target })
  }
}

interface Request {
  readonly binding: Binding
  readonly op: PushOp
  readonly event: string
  readonly target: EventTarget
}

function pushValue(page: Page, { binding, op, event, target }: Request): void {
  const { element, type } = binding
  const value = {
    ...binding.payload,
    ...valueAttributes(element, page.prefix),
    ...ownValue(element),
    ...op.value,
  }
  const held = [{ element, isLoading: true, isLocked: true }, ...loading(element, op)]
  send({ type, event, value }, { binding, op, target, held })
}

function pushChange(page: Page, { binding, op, event, target }: Request): void {
  const { element } = binding
  const field = binding.field ?? element
  const form = formOf(field)
  const name = field.getAttribute('name')
  const value =
    form === null
      ? new URLSearchParams(isField(field) && name ? [[name, field.value]] : []).toString()
      : serializeForm(form, {
          prefix: page.prefix,
          submitter: field instanceof HTMLButtonElement ? field : undefined,
          onlyName: element === field && isField(field) ? (name ?? '') : undefined,
        })
  const meta = {
    ...(form === null ? {} : valueAttributes(form, page.prefix)),
    ...op.value,
    _target: name ?? 'undefined',
  }
  const held: Held[] = [{ element: field, isLoading: true, isLocked: true }]
  if (form !== null && form !== field) held.push({ element: form, isLoading: true, isLocked: true })
  const payload = { type: 'form', event, value, meta, uploads: {} }
  send(payload, { binding, op, target, held: [...held, ...loading(element, op)] })
}

function pushSubmit(page: Page, { binding, op, event, target }: Request): void {
  const form = binding.element as HTMLFormElement
  const submitter = binding.field
  const value = serializeForm(form, { prefix: page.prefix, submitter })
  const meta = { ...valueAttributes(form, page.prefix), ...op.value }
  const lock = lockSubmit(page, form, submitter)
  const held = [...lock.held, ...loading(form, op)]
  const onReply = (reply: unknown) => {
    lock.restoreFocus()
    binding.onReply?.(reply)
  }
  const request = { binding: { ...binding, onReply }, op, target, held, isWhole: true }
  if (send({ type: 'form', event, value, meta }, request)) lock.freeze()
}

interface Sending {
  readonly binding: Binding
  readonly op: PushOp
  readonly target: EventTarget
  readonly held: readonly Held[]
  readonly isWhole?: boolean
}

function send(payload: JsonObject, sending: Sending): boolean {
  const { binding, op, target, held, isWhole = false } = sending
  const { cid } = target
  const stopLoading = op.page_loading === true ? startPageLoading(binding.element) : undefined
  return target.view.push({
    event: 'event',
    payload: cid === undefined ? payload : { ...payload, cid },
    type: binding.type ?? 'null',
    held,
    isWhole,
    onReply: (reply) => {
      stopLoading?.()
      binding.onReply?.(reply)
    },
  })
}

function startPageLoading(target: Element): () => void {
  const detail = { kind: 'element', target }
  window.dispatchEvent(new CustomEvent('phx:page-loading-start', { detail }))
  return () => window.dispatchEvent(new CustomEvent('phx:page-loading-stop', { detail }))
}

function loading(element: Element, op: PushOp): Held[] {
  if (op.loading === undefined) return []
  return findOpTargets(element, op.loading).map((target) => ({
    element: target,
    isLoading: true,
    isLocked: false,
  }))
}

/** The `phx-value-*` attributes of an element, by the name after the prefix. */
export function valueAttributes(element: Element, prefix: string): JsonObject {
  const start = `${prefix}value-`
  const values: Record<string, string> = {}
  for (const { name, value } of element.attributes) {
    if (name.startsWith(start)) values[name.slice(start.length)] = value
  }
  return values
}

function ownValue(element: Element): JsonObject {
  const { value } = element as { value?: unknown }
  if (value === undefined || element instanceof HTMLFormElement) return {}
  const isChoice =
    element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')
  if (isChoice && !element.checked) return {}
  return typeof value === 'string' || typeof value === 'number' ? { value } : {}
}
