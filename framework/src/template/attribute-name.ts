/**
 * From props as they are written to attributes as the browser knows them. Attributes have their DOM names already
 * (`class`, `tabindex`, `viewBox`); only the framework's own props are renamed.
 */

/** The framework's props that hold a command or an event of the view. */
export const COMMAND_PROPS: Readonly<Record<string, string>> = {
  onClick: 'phx-click',
  onClickAway: 'phx-click-away',
  onKeyDown: 'phx-keydown',
  onKeyUp: 'phx-keyup',
  onWindowKeyDown: 'phx-window-keydown',
  onWindowKeyUp: 'phx-window-keyup',
  onFocus: 'phx-focus',
  onBlur: 'phx-blur',
  onWindowFocus: 'phx-window-focus',
  onWindowBlur: 'phx-window-blur',
  onChange: 'phx-change',
  onSubmit: 'phx-submit',
  onViewportTop: 'phx-viewport-top',
  onViewportBottom: 'phx-viewport-bottom',
  onMounted: 'phx-mounted',
  onRemove: 'phx-remove',
  onConnected: 'phx-connected',
  onDisconnected: 'phx-disconnected',
}

const OTHER_PROPS: Readonly<Record<string, string>> = {
  keyFilter: 'phx-key',
  eventTarget: 'phx-target',
  debounceMs: 'phx-debounce',
  throttleMs: 'phx-throttle',
  disableWith: 'phx-disable-with',
  autoRecover: 'phx-auto-recover',
  triggerAction: 'phx-trigger-action',
  noUnusedField: 'phx-no-unused-field',
  update: 'phx-update',
  patchFocused: 'phx-patch-focused',
  hook: 'phx-hook',
  dropTarget: 'phx-drop-target',
  progress: 'phx-progress',
  trackStatic: 'phx-track-static',
  viewportOverrunTarget: 'phx-viewport-overrun-target',
}

const nameByProp = new Map(Object.entries({ ...COMMAND_PROPS, ...OTHER_PROPS }))

/** Elements that have a `target` of their own: links, forms, and what browses. */
const ELEMENTS_WITH_TARGET = new Set(['a', 'area', 'base', 'form', 'link'])

/** Attributes that hold a command or the name of an event. */
export const COMMAND_ATTRIBUTES: ReadonlySet<string> = new Set([
  ...Object.values(COMMAND_PROPS),
  'phx-auto-recover',
  'phx-progress',
])

const NAME = /^[A-Za-z_][A-Za-z0-9_.:-]*$/

/**
 * Finds the attribute that a prop becomes.
 *
 * @example
 * attributeName('button', 'onClick') // => 'phx-click'
 * attributeName('div', 'target') // => 'phx-target'
 * attributeName('a', 'target') // => 'target'
 * attributeName('svg', 'viewBox') // => 'viewBox'
 */
export function attributeName(element: string, prop: string): string {
  if (prop === 'target') return ELEMENTS_WITH_TARGET.has(element) ? 'target' : 'phx-target'
  return nameByProp.get(prop) ?? prop
}

/** What the client keeps of an element between patches hangs on its id. */
const NEEDS_ID: ReadonlySet<string> = new Set(['phx-hook', 'phx-update'])

/**
 * Finds the prop that is no use without an id, among the props of an element that has none.
 *
 * @example
 * findPropWithoutId('div', ['class', 'hook']) // => 'hook'
 * findPropWithoutId('div', ['id', 'hook']) // => undefined
 */
export function findPropWithoutId(element: string, props: readonly string[]): string | undefined {
  if (props.includes('id')) return undefined
  return props.find((prop) => NEEDS_ID.has(attributeName(element, prop)))
}

/**
 * Whether a name may stand in a tag at all.
 *
 * @example
 * isAttributeName('data-id') // => true
 * isAttributeName('x onload=alert(1)') // => false
 */
export function isAttributeName(name: string): boolean {
  return NAME.test(name)
}
