/** A parsed page, and its elements as tests name them: by CSS, text, label or role. */
import { selectAll } from 'css-select'
import { parse, parseFragment, serialize } from 'parse5'
import { adapter } from 'parse5-htmlparser2-tree-adapter'
import { accessibleName, labelText, roleOf } from './accessibility.ts'
import { testingErrors } from './errors.ts'
import {
  describeElement,
  elementsBelow,
  excerpt,
  type HtmlElement,
  type Root,
  rawText,
  textOf,
} from './html-element.ts'

/** Which element is meant: CSS, or what a person sees. All that is given must hold. */
export type Query =
  | string
  | {
      /** A CSS selector. */
      readonly css?: string
      /** What it says, as a part of it or a pattern; the innermost elements that say it. */
      readonly text?: string | RegExp
      /** The label of a field. */
      readonly label?: string | RegExp
      /** Its ARIA role, given or implied. */
      readonly role?: string
      /** With `role`: what a screen reader calls it. */
      readonly name?: string | RegExp
    }

const MOST_SHOWN = 5

/** A page or a part of one. */
export class HtmlDocument {
  readonly root: Root

  private constructor(root: Root) {
    this.root = root
  }

  /** Parses a whole page. */
  static page(html: string): HtmlDocument {
    return new HtmlDocument(parse(html, { treeAdapter: adapter }))
  }

  /** Parses what stands inside an element, as a browser would. */
  static inside(tag: string, html: string): HtmlDocument {
    const context = adapter.createElement(tag, adapter.getNamespaceURI(emptyElement(tag)), [])
    return new HtmlDocument(parseFragment(context, html, { treeAdapter: adapter }))
  }

  /** All elements that match, in document order. */
  all(query: Query): readonly HtmlElement[] {
    if (typeof query === 'string') return this.#select(query)
    let found = this.#select(query.css ?? '*')
    const { label, role, name, text } = query
    if (label !== undefined) {
      found = found.filter((element) => matches(labelText(this.root, element), label))
    }
    if (role !== undefined) found = found.filter((element) => roleOf(element) === role)
    if (name !== undefined) {
      found = found.filter((element) => matches(accessibleName(this.root, element), name))
    }
    if (text === undefined) return found
    const saying = found.filter((element) => matches(textOf(element), text))
    return query.css === undefined && role === undefined ? innermost(saying) : saying
  }

  /**
   * The one element that matches.
   *
   * @throws {AnkaError} `TESTING_NO_ELEMENT`, `TESTING_AMBIGUOUS`
   */
  get(query: Query): HtmlElement {
    const found = this.all(query)
    const [first] = found
    const text = describeQuery(query)
    if (first === undefined) {
      throw testingErrors.TESTING_NO_ELEMENT({ query: text, near: excerpt(this.html()) })
    }
    if (found.length === 1) return first
    const shown = found.slice(0, MOST_SHOWN).map(describeElement).join('\n            ')
    throw testingErrors.TESTING_AMBIGUOUS({ query: text, count: found.length, matches: shown })
  }

  /** The HTML of everything. */
  html(): string {
    return serialize(this.root, { treeAdapter: adapter })
  }

  /** The text of everything, white space as a person sees it. */
  text(): string {
    return this.root.children.map(rawText).join('').replace(/\s+/g, ' ').trim()
  }

  #select(css: string): readonly HtmlElement[] {
    return selectAll(css, this.root as never) as unknown as readonly HtmlElement[]
  }
}

function emptyElement(tag: string): HtmlElement {
  return adapter.createElement(tag, 'http://www.w3.org/1999/xhtml' as never, [])
}

/** A query in the words of a message. */
export function describeQuery(query: Query): string {
  if (typeof query === 'string') return `"${query}"`
  const parts = Object.entries(query).map(([key, value]) => `${key} ${describeText(value)}`)
  return parts.join(', ')
}

function describeText(value: string | RegExp): string {
  return typeof value === 'string' ? `"${value}"` : String(value)
}

function matches(text: string | undefined, wanted: string | RegExp): boolean {
  if (text === undefined) return false
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
}

function innermost(found: readonly HtmlElement[]): readonly HtmlElement[] {
  const all = new Set(found)
  return found.filter((element) => !elementsBelow(element).some((below) => all.has(below)))
}
