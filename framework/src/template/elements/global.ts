/** What every HTML element has. */

import type { Properties } from 'csstype'
import type { ClassValue } from '../class-text.ts'
import type { Child, Key } from '../rendered.ts'
import type { AriaAttributes } from './aria.ts'
import type { FrameworkProps, TargetProps } from './framework.ts'
import type { Flag, Numeric, OneOf, Text, Words } from './values.ts'

/** CSS properties in camelCase; numbers are pixels where a length is wanted. */
export type StyleObject = Properties<string | number> & {
  readonly [property: `--${string}`]: string | number | null | undefined
}

/** Attributes of all elements, HTML and SVG. */
export interface CommonAttributes extends AriaAttributes, FrameworkProps {
  /** Tells a row of a list from the others; it is no attribute. */
  readonly key?: Key
  readonly id?: Text
  /** Names, lists of names at any depth, and objects whose true keys count. */
  readonly class?: ClassValue
  /** Only as an object: a text could hold anything. */
  readonly style?: StyleObject | false | null | undefined
  readonly lang?: Text
  readonly tabindex?: Numeric
  readonly slot?: Text
  readonly part?: Text
  readonly nonce?: Text
  readonly [data: `data-${string}`]: Text | true
}

/** Attributes of all HTML elements, but for `target`. */
export interface HtmlAttributes extends CommonAttributes {
  readonly accesskey?: Text
  readonly autocapitalize?: OneOf<'off' | 'none' | 'on' | 'sentences' | 'words' | 'characters'>
  readonly autocorrect?: OneOf<'on' | 'off'>
  readonly autofocus?: Flag
  readonly contenteditable?: Words | 'plaintext-only'
  readonly dir?: OneOf<'ltr' | 'rtl' | 'auto'>
  readonly draggable?: Words
  readonly enterkeyhint?: OneOf<'enter' | 'done' | 'go' | 'next' | 'previous' | 'search' | 'send'>
  readonly exportparts?: Text
  readonly hidden?: Flag | 'until-found'
  readonly inert?: Flag
  readonly inputmode?: OneOf<
    'none' | 'text' | 'decimal' | 'numeric' | 'tel' | 'search' | 'email' | 'url'
  >
  readonly is?: Text
  readonly itemid?: Text
  readonly itemprop?: Text
  readonly itemref?: Text
  readonly itemscope?: Flag
  readonly itemtype?: Text
  readonly popover?: Flag | 'auto' | 'manual' | 'hint'
  readonly spellcheck?: Words
  readonly title?: Text
  readonly translate?: OneOf<'yes' | 'no'>
  readonly virtualkeyboardpolicy?: OneOf<'auto' | 'manual'>
  readonly writingsuggestions?: Words
}

/** An element that can have children. */
export interface Parent {
  readonly children?: Child
}

/** An element that cannot. */
export interface Void {
  readonly children?: never
}

/** Most elements: nothing but what all have. */
export interface PlainElement extends HtmlAttributes, TargetProps, Parent {}

/** The same without children. */
export interface VoidElement extends HtmlAttributes, TargetProps, Void {}
