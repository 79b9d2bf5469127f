/** The errors of `template`. */

import { defineErrors } from '../core/index.ts'

const CHILDREN =
  'a string, a number, an element, a list of them, or null, undefined and booleans, which show nothing'

interface Place {
  readonly element: string
  readonly attribute: string
}

export const templateErrors = defineErrors({
  TEMPLATE_BAD_CHILD: (details: { readonly child: unknown; readonly what: string }) => ({
    message: `${details.what} cannot be shown as a child of an element`,
    expected: CHILDREN,
    got: details.child,
    help: childHelp(details.what),
  }),
  TEMPLATE_BAD_COMPONENT: (details: { readonly type: unknown }) => ({
    message: 'an element has a type that is neither a tag name nor a component',
    expected: "a tag name such as 'div', a function, or Fragment",
    got: details.type,
    help: 'Is the component exported under this name, and is it no import cycle that leaves it undefined?',
  }),
  TEMPLATE_BAD_RETURN: (details: { readonly component: string; readonly value: unknown }) => ({
    message: `component ${details.component} returned a value that cannot be shown`,
    expected: CHILDREN,
    got: details.value,
    help: 'Components are synchronous and return what they show; load data in mount or in an event.',
  }),
  TEMPLATE_DUPLICATE_KEY: (details: { readonly key: string | number }) => ({
    message: `two rows of one list have the key ${JSON.stringify(details.key)}`,
    expected: 'a key that no other row of the list has',
    got: details.key,
    help: 'Take the key from what identifies the item, such as its id.',
  }),
  TEMPLATE_MISSING_KEY: (details: {
    readonly element: string
    readonly at?: string | undefined
  }) => ({
    message: `a row <${details.element}> of a list has no key`,
    expected: 'a key on each row, the same at each render for the same item',
    at: details.at,
    help: `Write <${details.element} key={item.id}>.`,
  }),
  TEMPLATE_BAD_ATTRIBUTE: (
    details: Place & { readonly value: unknown; readonly expected: string },
  ) => ({
    message: `attribute ${details.attribute} of <${details.element}> got a value that it cannot have`,
    expected: details.expected,
    got: details.value,
  }),
  TEMPLATE_BAD_NAME: (details: { readonly element: string; readonly name: string }) => ({
    message: `<${details.element}> got an attribute whose name is not allowed`,
    expected: 'letters, digits and - _ . : after a first letter',
    got: details.name,
    help: 'Do not spread objects whose keys come from outside into an element.',
  }),
  TEMPLATE_NO_ID: (details: { readonly element: string; readonly prop: string }) => ({
    message: `<${details.element}> has ${details.prop} but no id, so the client cannot keep it`,
    expected: `<${details.element} id="…" ${details.prop}=…>`,
    help: 'Add an id that no other element of the page has, the same at each render.',
  }),
  TEMPLATE_BAD_SPREAD: (details: { readonly element: string; readonly value: unknown }) => ({
    message: `<${details.element}> got spread props that are no object`,
    expected: 'an object of props, null or undefined',
    got: details.value,
  }),
  TEMPLATE_EVENT_STRING: (details: Place) => ({
    message: `<${details.element}> cannot have the attribute ${details.attribute}: it would hold a script`,
    expected:
      'an event of the view, such as onClick={on.save}, or a command, such as onClick={JS.show({ to })}',
    help: 'For what the framework has no prop for write a hook: hook="MyHook".',
  }),
  TEMPLATE_NOT_A_COMMAND: (details: Place & { readonly value: unknown }) => ({
    message: `${details.attribute} of <${details.element}> got a value that is no command`,
    expected:
      'an event of the view, such as on.save or on.add({ by: 2 }), or a command, such as JS.show({ to })',
    got: details.value,
  }),
  TEMPLATE_UNKNOWN_EVENT: (details: { readonly element: string; readonly prop: string }) => ({
    message: `<${details.element}> has no event prop ${details.prop}`,
    expected: 'onClick, onChange, onSubmit, onKeyDown, … as the editor lists them',
    help: 'For another event of the browser write a hook: hook="MyHook".',
  }),
  TEMPLATE_UNSAFE_URL: (
    details: Place & { readonly value: unknown; readonly expected: string },
  ) => ({
    message: `${details.attribute} of <${details.element}> got a URL whose scheme is not allowed there`,
    expected: details.expected,
    got: details.value,
    help: 'In production it becomes "#blocked".',
  }),
  TEMPLATE_UNSAFE_STYLE: (details: { readonly property: string; readonly value: unknown }) => ({
    message: `style got a value for "${details.property}" that could reach beyond it`,
    expected: 'the value of one CSS property, with its quotes and brackets closed',
    got: details.value,
    help: 'In production the property is left out.',
  }),
  TEMPLATE_STYLE_FORBIDDEN: (details: { readonly value: unknown }) => ({
    message: 'a view cannot have the prop style because the policy of the application forbids it',
    expected: 'a class, whose rules stand in a stylesheet',
    got: details.value,
    help: 'In production it is left out. Take styleAttributes: false out of csp to allow it.',
  }),
  TEMPLATE_UNSAFE_ATTRIBUTE: (
    details: Place & { readonly value: unknown; readonly expected: string },
  ) => ({
    message: `${details.attribute} of <${details.element}> got a value that is not safe there`,
    expected: details.expected,
    got: details.value,
    help: 'In production the value becomes "blocked".',
  }),
  TEMPLATE_BAD_ELEMENT: (details: { readonly element: string; readonly why: string }) => ({
    message: `<${details.element}> cannot stand in a template: ${details.why}`,
  }),
  TEMPLATE_VOID_CHILDREN: (details: { readonly element: string }) => ({
    message: `<${details.element}> cannot have children`,
    expected: `<${details.element} />`,
  }),
  TEMPLATE_BAD_COMMAND: (details: {
    readonly command: string
    readonly why: string
    readonly value: unknown
  }) => ({
    message: `JS.${details.command}: ${details.why}`,
    got: details.value,
  }),
  TEMPLATE_BAD_SRCSET: (details: { readonly why: string; readonly value: unknown }) => ({
    message: `srcSet() got a candidate that it cannot use: ${details.why}`,
    expected: '{ url: string, width: number } or { url: string, density: number }',
    got: details.value,
  }),
  TEMPLATE_SYNTAX: (details: {
    readonly problem: string
    readonly line: number
    readonly column: number
    readonly excerpt: string
    readonly help?: string | undefined
  }) => ({
    message: `html template, line ${details.line}, column ${details.column}: ${details.problem}`,
    facts: { near: details.excerpt },
    help: details.help,
  }),
  TEMPLATE_BAD_ITEMS: (details: { readonly items: unknown }) => ({
    message: 'each() got items that are no array',
    expected: 'an array',
    got: details.items,
  }),
})

function childHelp(what: string): string {
  if (what === 'a promise') return 'Await it in mount or in an event, and assign what came of it.'
  if (what === 'a function') return 'Call it, or write it as an element: <Name />.'
  return 'Show one of its fields, or a text made from it.'
}
