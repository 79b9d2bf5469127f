/** Roles, labels and names of elements, as far as tests ask for them. */
import { attributeOf, elementsBelow, type HtmlElement, type Root, textOf } from './html-element.ts'

const ROLE_BY_TAG: Readonly<Record<string, string>> = {
  article: 'article',
  aside: 'complementary',
  button: 'button',
  dialog: 'dialog',
  footer: 'contentinfo',
  form: 'form',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
  header: 'banner',
  hr: 'separator',
  li: 'listitem',
  main: 'main',
  meter: 'meter',
  nav: 'navigation',
  ol: 'list',
  option: 'option',
  output: 'status',
  progress: 'progressbar',
  table: 'table',
  tbody: 'rowgroup',
  td: 'cell',
  textarea: 'textbox',
  tr: 'row',
  ul: 'list',
}

const ROLE_BY_INPUT: Readonly<Record<string, string>> = {
  button: 'button',
  checkbox: 'checkbox',
  email: 'textbox',
  image: 'button',
  number: 'spinbutton',
  radio: 'radio',
  range: 'slider',
  reset: 'button',
  search: 'searchbox',
  submit: 'button',
  tel: 'textbox',
  text: 'textbox',
  url: 'textbox',
}

/** The role that an element has for assistive technology. */
export function roleOf(element: HtmlElement): string | undefined {
  const given = attributeOf(element, 'role')
  if (given !== undefined) return given
  const { name } = element
  if (name === 'input') return ROLE_BY_INPUT[attributeOf(element, 'type') ?? 'text']
  if (name === 'a') return attributeOf(element, 'href') === undefined ? undefined : 'link'
  if (name === 'select')
    return attributeOf(element, 'multiple') === undefined ? 'combobox' : 'listbox'
  if (name === 'img') return attributeOf(element, 'alt') === '' ? 'presentation' : 'img'
  return ROLE_BY_TAG[name]
}

const FIELDS: ReadonlySet<string> = new Set([
  'input',
  'select',
  'textarea',
  'button',
  'output',
  'meter',
  'progress',
])

/** What the label of a field says. */
export function labelText(root: Root, element: HtmlElement): string | undefined {
  if (!FIELDS.has(element.name)) return undefined
  const id = attributeOf(element, 'id')
  const labels = elementsBelow(root).filter((label) => {
    if (label.name !== 'label') return false
    const target = attributeOf(label, 'for')
    return target === undefined ? elementsBelow(label).includes(element) : target === id
  })
  if (labels.length > 0) return labels.map(textOf).join(' ')
  return attributeOf(element, 'aria-label') ?? labelledBy(root, element)
}

/** What assistive technology calls an element. */
export function accessibleName(root: Root, element: HtmlElement): string | undefined {
  return (
    labelledBy(root, element) ??
    attributeOf(element, 'aria-label') ??
    labelText(root, element) ??
    attributeOf(element, 'alt') ??
    (element.name === 'input' ? attributeOf(element, 'value') : textOf(element)) ??
    attributeOf(element, 'title')
  )
}

function labelledBy(root: Root, element: HtmlElement): string | undefined {
  const ids = attributeOf(element, 'aria-labelledby')?.split(/\s+/) ?? []
  const named = elementsBelow(root).filter((other) => ids.includes(attributeOf(other, 'id') ?? ''))
  return named.length === 0 ? undefined : named.map(textOf).join(' ')
}
