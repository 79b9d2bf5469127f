/** What JSX calls when it was not compiled, and what both forms share: components. */

import { templateErrors } from './errors.ts'
import { rendered } from './render.ts'
import { type Child, type Key, List, Rendered } from './rendered.ts'
import { findShape, fragmentTemplate } from './shape.ts'
import { Trusted } from './trusted.ts'

/**
 * Groups children without an element of its own: `<>…</>`, or `<Fragment key={…}>…</Fragment>`.
 *
 * @example
 * import { renderToString } from 'anka/template'
 * renderToString(Fragment({ children: 'Hi' })) // => 'Hi'
 */
export function Fragment(props: { readonly children?: Child }): Rendered {
  return createFragment(childList(props as Props), undefined)
}

/** A function from props to what it shows. */
export type Component = (props: never) => Child

type Props = Readonly<Record<string, unknown>>

/** Makes an element whose children are one value. */
export function createElement(type: unknown, props: Props, key: Key | undefined): Rendered {
  if (typeof type === 'string') return createTag(type, props, key)
  if (type === Fragment) return createFragment(childList(props), key)
  return component(type as Component, props, key)
}

/** Makes an element whose children are each written in the source: they need no keys. */
export function createElementOf(type: unknown, props: Props, key: Key | undefined): Rendered {
  const children = props.children as readonly unknown[]
  if (typeof type === 'string') return createTagOf(type, props, key)
  if (type === Fragment) return createFragment(children, key)
  return component(
    type as Component,
    { ...props, children: createFragment(children, undefined) },
    key,
  )
}

function childList(props: Props): readonly unknown[] {
  return 'children' in props ? [props.children] : []
}

function createFragment(children: readonly unknown[], key: Key | undefined): Rendered {
  return new Rendered(fragmentTemplate(children.length), [...children], key)
}

function createTag(tag: string, props: Props, key: Key | undefined): Rendered {
  const { children } = props
  const hasChildren = children !== undefined
  const shape = findShape(tag, props, hasChildren ? 1 : 0)
  const values = propValues(shape.props, props)
  if (hasChildren) values.push(children)
  return rendered(shape.template, values, key)
}

function createTagOf(tag: string, props: Props, key: Key | undefined): Rendered {
  const children = props.children as readonly unknown[]
  const shape = findShape(tag, props, children.length)
  const values = propValues(shape.props, props)
  for (const child of children) values.push(child)
  return rendered(shape.template, values, key)
}

function propValues(names: readonly (string | undefined)[], props: Props): unknown[] {
  const values: unknown[] = []
  for (const name of names) values.push(name === undefined ? props : props[name])
  return values
}

/**
 * Renders a component: calls it and checks what it returned.
 *
 * @throws {AnkaError} `TEMPLATE_BAD_RETURN` when that cannot be shown, such as a promise.
 *
 * @example
 * import { renderToString } from 'anka/template'
 * renderToString(component((props: { name: string }) => `Hi ${props.name}`, { name: 'Ada' })) // => 'Hi Ada'
 * component((async () => 'x') as never, {}) // throws TEMPLATE_BAD_RETURN
 */
export function component(type: Component, props: object, key?: Key): Rendered {
  if (typeof type !== 'function') {
    if (typeof type === 'string' || type === Fragment)
      return createElement(type, props as Props, key)
    throw templateErrors.TEMPLATE_BAD_COMPONENT({ type })
  }
  const child: unknown = type(props as never)
  if (child instanceof Rendered) {
    return key === undefined ? child : new Rendered(child.template, child.slots, key)
  }
  if (!isChild(child)) {
    throw templateErrors.TEMPLATE_BAD_RETURN({
      component: type.name || 'without a name',
      value: child,
    })
  }
  return createFragment([child], key)
}

function isChild(value: unknown): boolean {
  if (typeof value === 'function' || typeof value === 'symbol') return false
  if (typeof value !== 'object' || value === null) return true
  return Array.isArray(value) || value instanceof List || value instanceof Trusted
}
