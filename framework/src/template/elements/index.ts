/** The elements that TSX knows, by tag, with their attributes. Names of attributes are the DOM's. */

import type { FormElements } from './forms.ts'
import type { PlainElement, VoidElement } from './global.ts'
import type { HtmlElements } from './html.ts'
import type { SvgElements } from './svg.ts'

export type { AriaAttributes, AriaRole } from './aria.ts'
export type { Action, FormAction, FrameworkProps, LinkProps } from './framework.ts'
export type { CommonAttributes, HtmlAttributes, StyleObject } from './global.ts'

type PlainName =
  | 'abbr'
  | 'address'
  | 'article'
  | 'aside'
  | 'b'
  | 'bdi'
  | 'bdo'
  | 'body'
  | 'caption'
  | 'cite'
  | 'code'
  | 'datalist'
  | 'dd'
  | 'dfn'
  | 'div'
  | 'dl'
  | 'dt'
  | 'em'
  | 'figcaption'
  | 'figure'
  | 'footer'
  | 'h1'
  | 'h2'
  | 'h3'
  | 'h4'
  | 'h5'
  | 'h6'
  | 'head'
  | 'header'
  | 'hgroup'
  | 'i'
  | 'kbd'
  | 'legend'
  | 'main'
  | 'mark'
  | 'menu'
  | 'nav'
  | 'noscript'
  | 'p'
  | 'picture'
  | 'pre'
  | 'rp'
  | 'rt'
  | 'ruby'
  | 's'
  | 'samp'
  | 'search'
  | 'section'
  | 'small'
  | 'span'
  | 'strong'
  | 'sub'
  | 'summary'
  | 'sup'
  | 'table'
  | 'tbody'
  | 'tfoot'
  | 'thead'
  | 'title'
  | 'tr'
  | 'u'
  | 'ul'
  | 'var'

type PlainElements = { readonly [Name in PlainName]: PlainElement }
type VoidElements = { readonly [Name in 'br' | 'hr' | 'wbr']: VoidElement }

/** A custom element: its own attributes are not known. */
export interface CustomElement extends PlainElement {
  readonly [attribute: string]: unknown
}

type CustomElements = { readonly [name: `${string}-${string}`]: CustomElement }

/** Every element by its tag. */
export interface Elements
  extends PlainElements,
    VoidElements,
    HtmlElements,
    FormElements,
    SvgElements,
    CustomElements {}
