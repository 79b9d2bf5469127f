/** The attributes of each HTML element: text, links, media and what embeds. Forms and tables are in `forms.ts`. */

import type { SrcSet } from '../src-set.ts'
import type { Trusted } from '../trusted.ts'
import type { LinkProps } from './framework.ts'
import type { HtmlAttributes, Parent, PlainElement, Void, VoidElement } from './global.ts'
import type { Flag, Numeric, OneOf, Text } from './values.ts'

type ReferrerPolicy = OneOf<
  | 'no-referrer'
  | 'no-referrer-when-downgrade'
  | 'origin'
  | 'origin-when-cross-origin'
  | 'same-origin'
  | 'strict-origin'
  | 'strict-origin-when-cross-origin'
  | 'unsafe-url'
>
type CrossOrigin = Flag | 'anonymous' | 'use-credentials' | ''
type Loading = OneOf<'eager' | 'lazy'>
type Priority = OneOf<'high' | 'low' | 'auto'>
type BrowsingContext = OneOf<'_self' | '_blank' | '_parent' | '_top' | (string & {})>
type SrcSetValue = SrcSet | false | null | undefined

interface Hyperlink extends HtmlAttributes {
  readonly download?: Flag | string
  readonly href?: Text
  readonly ping?: Text
  readonly referrerpolicy?: ReferrerPolicy
  readonly rel?: Text
  readonly target?: BrowsingContext
}

interface Media extends PlainElement {
  readonly autoplay?: Flag
  readonly controls?: Flag
  readonly controlslist?: Text
  readonly crossorigin?: CrossOrigin
  readonly disableremoteplayback?: Flag
  readonly loop?: Flag
  readonly muted?: Flag
  readonly preload?: OneOf<'none' | 'metadata' | 'auto' | ''>
  readonly src?: Text
}

interface Sized {
  readonly height?: Numeric
  readonly width?: Numeric
}

interface Quote extends PlainElement {
  readonly cite?: Text
}

interface Edit extends Quote {
  readonly datetime?: Text
}

/** HTML elements with attributes of their own, but for forms and tables. */
export interface HtmlElements {
  readonly a: Hyperlink & LinkProps & Parent & { readonly hreflang?: Text; readonly type?: Text }
  readonly area: Hyperlink &
    Void & {
      readonly alt?: Text
      readonly coords?: Text
      readonly shape?: OneOf<'rect' | 'circle' | 'poly' | 'default'>
    }
  readonly audio: Media
  readonly blockquote: Quote
  readonly canvas: PlainElement & Sized
  readonly data: PlainElement & { readonly value?: Text }
  readonly del: Edit
  readonly details: PlainElement & { readonly name?: Text; readonly open?: Flag }
  readonly dialog: PlainElement & {
    readonly closedby?: OneOf<'any' | 'closerequest' | 'none'>
    readonly open?: Flag
  }
  readonly embed: VoidElement & Sized & { readonly src?: Text; readonly type?: Text }
  readonly html: PlainElement
  readonly iframe: PlainElement &
    Sized & {
      readonly allow?: Text
      readonly allowfullscreen?: Flag
      readonly loading?: Loading
      readonly name?: Text
      readonly referrerpolicy?: ReferrerPolicy
      readonly sandbox?: Flag | string
      readonly src?: Text
      readonly srcdoc?: Trusted | false | null | undefined
    }
  readonly img: VoidElement &
    Sized & {
      readonly alt?: Text
      readonly crossorigin?: CrossOrigin
      readonly decoding?: OneOf<'async' | 'sync' | 'auto'>
      readonly fetchpriority?: Priority
      readonly ismap?: Flag
      readonly loading?: Loading
      readonly referrerpolicy?: ReferrerPolicy
      readonly sizes?: Text
      readonly src?: Text
      readonly srcset?: SrcSetValue
      readonly usemap?: Text
    }
  readonly ins: Edit
  readonly li: PlainElement & { readonly value?: Numeric }
  readonly link: HtmlAttributes &
    Void & {
      readonly as?: Text
      readonly blocking?: Text
      readonly color?: Text
      readonly crossorigin?: CrossOrigin
      readonly disabled?: Flag
      readonly fetchpriority?: Priority
      readonly href?: Text
      readonly hreflang?: Text
      readonly imagesizes?: Text
      readonly imagesrcset?: SrcSetValue
      readonly integrity?: Text
      readonly media?: Text
      readonly referrerpolicy?: ReferrerPolicy
      readonly rel?: Text
      readonly sizes?: Text
      readonly trackStatic?: Flag
      readonly type?: Text
    }
  readonly map: PlainElement & { readonly name?: Text }
  readonly meta: VoidElement & {
    readonly charset?: Text
    readonly content?: Text
    readonly 'http-equiv'?: OneOf<
      'content-type' | 'content-language' | 'default-style' | 'x-ua-compatible'
    >
    readonly media?: Text
    readonly name?: Text
    readonly property?: Text
  }
  readonly object: PlainElement &
    Sized & {
      readonly data?: Text
      readonly form?: Text
      readonly name?: Text
      readonly type?: Text
    }
  readonly ol: PlainElement & {
    readonly reversed?: Flag
    readonly start?: Numeric
    readonly type?: OneOf<'1' | 'a' | 'A' | 'i' | 'I'>
  }
  readonly q: Quote
  readonly slot: PlainElement & { readonly name?: Text }
  readonly source: VoidElement &
    Sized & {
      readonly media?: Text
      readonly sizes?: Text
      readonly src?: Text
      readonly srcset?: SrcSetValue
      readonly type?: Text
    }
  readonly template: PlainElement & {
    readonly shadowrootmode?: OneOf<'open' | 'closed'>
    readonly shadowrootdelegatesfocus?: Flag
    readonly shadowrootclonable?: Flag
    readonly shadowrootserializable?: Flag
  }
  readonly time: PlainElement & { readonly datetime?: Text }
  readonly track: VoidElement & {
    readonly default?: Flag
    readonly kind?: OneOf<'subtitles' | 'captions' | 'descriptions' | 'chapters' | 'metadata'>
    readonly label?: Text
    readonly src?: Text
    readonly srclang?: Text
  }
  readonly video: Media &
    Sized & {
      readonly disablepictureinpicture?: Flag
      readonly playsinline?: Flag
      readonly poster?: Text
    }
}
