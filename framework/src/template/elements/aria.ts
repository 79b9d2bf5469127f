/** The attributes of WAI-ARIA 1.3. */

import type { Numeric, OneOf, Text, Words } from './values.ts'

/** What assistive technology is told of an element. */
export interface AriaAttributes {
  readonly role?: OneOf<AriaRole>
  readonly 'aria-activedescendant'?: Text
  readonly 'aria-atomic'?: Words
  readonly 'aria-autocomplete'?: OneOf<'none' | 'inline' | 'list' | 'both'>
  readonly 'aria-braillelabel'?: Text
  readonly 'aria-brailleroledescription'?: Text
  readonly 'aria-busy'?: Words
  readonly 'aria-checked'?: Words | 'mixed'
  readonly 'aria-colcount'?: Numeric
  readonly 'aria-colindex'?: Numeric
  readonly 'aria-colindextext'?: Text
  readonly 'aria-colspan'?: Numeric
  readonly 'aria-controls'?: Text
  readonly 'aria-current'?: Words | 'page' | 'step' | 'location' | 'date' | 'time'
  readonly 'aria-describedby'?: Text
  readonly 'aria-description'?: Text
  readonly 'aria-details'?: Text
  readonly 'aria-disabled'?: Words
  readonly 'aria-errormessage'?: Text
  readonly 'aria-expanded'?: Words
  readonly 'aria-flowto'?: Text
  readonly 'aria-haspopup'?: Words | 'menu' | 'listbox' | 'tree' | 'grid' | 'dialog'
  readonly 'aria-hidden'?: Words
  readonly 'aria-invalid'?: Words | 'grammar' | 'spelling'
  readonly 'aria-keyshortcuts'?: Text
  readonly 'aria-label'?: Text
  readonly 'aria-labelledby'?: Text
  readonly 'aria-level'?: Numeric
  readonly 'aria-live'?: OneOf<'off' | 'assertive' | 'polite'>
  readonly 'aria-modal'?: Words
  readonly 'aria-multiline'?: Words
  readonly 'aria-multiselectable'?: Words
  readonly 'aria-orientation'?: OneOf<'horizontal' | 'vertical'>
  readonly 'aria-owns'?: Text
  readonly 'aria-placeholder'?: Text
  readonly 'aria-posinset'?: Numeric
  readonly 'aria-pressed'?: Words | 'mixed'
  readonly 'aria-readonly'?: Words
  readonly 'aria-relevant'?: Text
  readonly 'aria-required'?: Words
  readonly 'aria-roledescription'?: Text
  readonly 'aria-rowcount'?: Numeric
  readonly 'aria-rowindex'?: Numeric
  readonly 'aria-rowindextext'?: Text
  readonly 'aria-rowspan'?: Numeric
  readonly 'aria-selected'?: Words
  readonly 'aria-setsize'?: Numeric
  readonly 'aria-sort'?: OneOf<'none' | 'ascending' | 'descending' | 'other'>
  readonly 'aria-valuemax'?: Numeric
  readonly 'aria-valuemin'?: Numeric
  readonly 'aria-valuenow'?: Numeric
  readonly 'aria-valuetext'?: Text
}

/** What an element is. */
export type AriaRole =
  | 'alert'
  | 'alertdialog'
  | 'application'
  | 'article'
  | 'banner'
  | 'blockquote'
  | 'button'
  | 'caption'
  | 'cell'
  | 'checkbox'
  | 'code'
  | 'columnheader'
  | 'combobox'
  | 'comment'
  | 'complementary'
  | 'contentinfo'
  | 'definition'
  | 'deletion'
  | 'dialog'
  | 'directory'
  | 'document'
  | 'emphasis'
  | 'feed'
  | 'figure'
  | 'form'
  | 'generic'
  | 'grid'
  | 'gridcell'
  | 'group'
  | 'heading'
  | 'image'
  | 'img'
  | 'insertion'
  | 'link'
  | 'list'
  | 'listbox'
  | 'listitem'
  | 'log'
  | 'main'
  | 'mark'
  | 'marquee'
  | 'math'
  | 'menu'
  | 'menubar'
  | 'menuitem'
  | 'menuitemcheckbox'
  | 'menuitemradio'
  | 'meter'
  | 'navigation'
  | 'none'
  | 'note'
  | 'option'
  | 'paragraph'
  | 'presentation'
  | 'progressbar'
  | 'radio'
  | 'radiogroup'
  | 'region'
  | 'row'
  | 'rowgroup'
  | 'rowheader'
  | 'scrollbar'
  | 'search'
  | 'searchbox'
  | 'separator'
  | 'slider'
  | 'spinbutton'
  | 'status'
  | 'strong'
  | 'subscript'
  | 'suggestion'
  | 'superscript'
  | 'switch'
  | 'tab'
  | 'table'
  | 'tablist'
  | 'tabpanel'
  | 'term'
  | 'textbox'
  | 'time'
  | 'timer'
  | 'toolbar'
  | 'tooltip'
  | 'tree'
  | 'treegrid'
  | 'treeitem'
