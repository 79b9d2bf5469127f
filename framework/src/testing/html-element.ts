/** Elements of a parsed page, and what can be read off them. */
import { serialize } from 'parse5'
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter'

/** An element of a parsed page. */
export type HtmlElement = Htmlparser2TreeAdapterMap['element']
/** Any node of a parsed page. */
export type HtmlNode = Htmlparser2TreeAdapterMap['childNode']
/** What holds the nodes of a page. */
export type Root = Htmlparser2TreeAdapterMap['parentNode']

/** Whether a node is an element. */
export function isElement(node: unknown): node is HtmlElement {
  return typeof node === 'object' && node !== null && 'attribs' in node
}

/** The value of an attribute. */
export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return Object.hasOwn(element.attribs, name) ? element.attribs[name] : undefined
}

/** The element itself or the nearest one around it that holds. */
export function closest(
  element: HtmlElement,
  holds: (candidate: HtmlElement) => boolean,
): HtmlElement | undefined {
  let candidate: unknown = element
  while (isElement(candidate)) {
    if (holds(candidate)) return candidate
    candidate = candidate.parent
  }
  return undefined
}

/** All elements below one, in document order. */
export function elementsBelow(element: HtmlElement | Root): readonly HtmlElement[] {
  return element.children.flatMap((child) =>
    isElement(child) ? [child, ...elementsBelow(child)] : [],
  )
}

/** The text of an element, white space as a person sees it. */
export function textOf(element: HtmlElement): string {
  return rawText(element).replace(/\s+/g, ' ').trim()
}

/** The text of a node as it stands. */
export function rawText(node: HtmlNode | Root): string {
  if ('data' in node) return node.type === 'text' ? node.data : ''
  return 'children' in node ? node.children.map(rawText).join('') : ''
}

/** The HTML of one element with what is in it. */
export function outerHtml(element: HtmlElement): string {
  const attributes = Object.entries(element.attribs).map(([name, value]) => ` ${name}="${value}"`)
  const inner = serialize(element, { treeAdapter: adapter })
  return `<${element.name}${attributes.join('')}>${inner}</${element.name}>`
}

/** One line that shows which element is meant. */
export function describeElement(element: HtmlElement): string {
  return excerpt(outerHtml(element))
}

/** One line of HTML for a message. */
export function excerpt(html: string): string {
  const line = html.replace(/\s+/g, ' ').trim()
  return line.length > 160 ? `${line.slice(0, 159)}…` : line
}
