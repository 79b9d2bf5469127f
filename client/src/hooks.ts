import type { Json, JsonObject } from '../../framework/src/core/index.ts'
import { ATTRIBUTES } from './attributes.ts'
import { createScriptCommands } from './commands/script-commands.ts'
import { clientErrors } from './errors.ts'
import { findEventTargets } from './event-targets.ts'
import type { HookCallbacks, HookContext } from './hook.ts'
import { listen } from './listen.ts'
import type { Page } from './page.ts'
import { report } from './report.ts'
import type { View } from './view.ts'

type HookInstance = HookContext & HookCallbacks

interface MountedHook {
  readonly name: string
  readonly instance: HookInstance
  readonly stops: (() => void)[]
}

/** The hooks of one view: each element with one has an instance for as long as it is on the page. */
export class ViewHooks {
  readonly #page: Page
  readonly #view: View
  readonly #mounted = new Map<Element, MountedHook>()
  /** Elements whose hook cannot be; it was reported. */
  readonly #refused = new WeakSet<Element>()

  constructor(page: Page, view: View) {
    this.#page = page
    this.#view = view
  }

  /** Mounts the hooks of all elements within the view that have none yet. */
  mountAll(root: Element): void {
    const { prefix } = this.#page
    for (const element of root.querySelectorAll(`[${prefix}hook], [${ATTRIBUTES.hook}]`)) {
      if (this.#page.findView(element) === this.#view) this.mount(element)
    }
  }

  mount(element: Element): void {
    const name = this.#nameOf(element)
    if (name === null || this.#mounted.has(element) || this.#refused.has(element)) return
    const hook = this.#create(element, name)
    if (hook === undefined) {
      this.#refused.add(element)
      return
    }
    this.#mounted.set(element, hook)
    call(hook.instance, 'mounted')
  }

  /** Whether the element has a hook and is going to change; its hook is told. */
  beforeUpdate(from: Element, to: Element): boolean {
    const hook = this.#mounted.get(from)
    if (hook === undefined) return this.#nameOf(to) !== null
    if (from.isEqualNode(to)) return false
    call(hook.instance, 'beforeUpdate', to as HTMLElement)
    return true
  }

  /** The element has changed, perhaps the name of its hook. */
  updated(element: Element): void {
    const hook = this.#mounted.get(element)
    const name = this.#nameOf(element)
    if (hook === undefined) {
      this.mount(element)
    } else if (hook.name === name) {
      call(hook.instance, 'updated')
    } else {
      this.destroy(element)
      this.mount(element)
    }
  }

  destroy(element: Element): void {
    const hook = this.#mounted.get(element)
    if (hook === undefined) return
    this.#mounted.delete(element)
    call(hook.instance, 'destroyed')
    for (const stop of hook.stops) stop()
  }

  destroyAll(): void {
    for (const element of [...this.#mounted.keys()]) this.destroy(element)
  }

  disconnected(): void {
    for (const { instance } of [...this.#mounted.values()]) call(instance, 'disconnected')
  }

  reconnected(): void {
    for (const { instance } of [...this.#mounted.values()]) call(instance, 'reconnected')
  }

  #nameOf(element: Element): string | null {
    return element.getAttribute(ATTRIBUTES.hook) ?? element.getAttribute(`${this.#page.prefix}hook`)
  }

  #create(element: Element, name: string): MountedHook | undefined {
    const { hooks = {} } = this.#page.options
    const definition = Object.hasOwn(hooks, name) ? hooks[name] : undefined
    if (definition === undefined) {
      report(clientErrors.CLIENT_UNKNOWN_HOOK({ name }), 'app', this.#view.id)
      return undefined
    }
    if (element.id === '') {
      report(clientErrors.CLIENT_HOOK_NO_ID({ name }), 'app', this.#view.id)
      return undefined
    }
    const stops: (() => void)[] = []
    const context = this.#context(element, stops)
    return { name, stops, instance: instantiate(definition, context) }
  }

  #context(element: Element, stops: (() => void)[]): HookContext {
    const view = this.#view
    const page = this.#page
    const pushEvent = (
      event: string,
      payload: Json = {},
      onReply?: (reply: Json, ref: number) => void,
    ) => {
      const answer = view.pushHook({ element, event, payload, cid: undefined })
      if (onReply === undefined) return answer.then(({ reply }) => reply)
      answer.then(({ reply, ref }) => onReply(reply, ref)).catch(ignoreDisconnect)
      return undefined
    }
    return {
      el: element as HTMLElement,
      pushEvent: pushEvent as HookContext['pushEvent'],
      pushEventTo: (target, event, payload = {}) =>
        Promise.allSettled(
          findEventTargets(page, view, target).map(async ({ view: owner, cid }) => {
            const { reply } = await owner.pushHook({ element, event, payload, cid })
            return reply
          }),
        ),
      handleEvent(event, callback) {
        const stop = listen<CustomEvent<JsonObject>>(window, `phx:${event}`, ({ detail }) =>
          callback(detail),
        )
        stops.push(stop)
        return { event, stop }
      },
      removeHandleEvent: (ref) => ref.stop(),
      js: () => ({
        ...createScriptCommands(page, 'hook'),
        exec: (encoded) => page.execute({ element, value: encoded, type: 'hook' }),
      }),
    }
  }
}

/** A hook that throws ends neither the patch that it stands in nor the other hooks. */
function call(instance: HookInstance, name: keyof HookCallbacks, ...to: HTMLElement[]): void {
  try {
    const callback = instance[name] as ((...to: HTMLElement[]) => void) | undefined
    callback?.apply(instance, to)
  } catch (error) {
    reportError(error)
  }
}

// A hook that passes a callback has said that it does not want to know.
function ignoreDisconnect(): void {}

function instantiate(definition: object, context: HookContext): HookInstance {
  if (typeof definition !== 'function')
    return Object.assign({ ...definition }, context) as HookInstance
  const HookClass = definition as new () => object
  return Object.assign(new HookClass(), context) as HookInstance
}
