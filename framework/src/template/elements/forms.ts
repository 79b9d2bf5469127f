/** The attributes of forms, inputs and tables. */

import type { ChangeProps, FormAction, FormProps } from './framework.ts'
import type { HtmlAttributes, Parent, PlainElement, VoidElement } from './global.ts'
import type { Flag, Numeric, OneOf, Text } from './values.ts'

type Method = OneOf<'get' | 'post' | 'dialog'>
type Encoding = OneOf<'application/x-www-form-urlencoded' | 'multipart/form-data' | 'text/plain'>
type InputType =
  | 'button'
  | 'checkbox'
  | 'color'
  | 'date'
  | 'datetime-local'
  | 'email'
  | 'file'
  | 'hidden'
  | 'image'
  | 'month'
  | 'number'
  | 'password'
  | 'radio'
  | 'range'
  | 'reset'
  | 'search'
  | 'submit'
  | 'tel'
  | 'text'
  | 'time'
  | 'url'
  | 'week'

interface Control {
  readonly disabled?: Flag
  readonly form?: Text
  readonly name?: Text
}

interface Submitter {
  readonly formaction?: Text
  readonly formenctype?: Encoding
  readonly formmethod?: Method
  readonly formnovalidate?: Flag
  readonly formtarget?: Text
  readonly popovertarget?: Text
  readonly popovertargetaction?: OneOf<'hide' | 'show' | 'toggle'>
}

interface Typed extends ChangeProps {
  readonly autocomplete?: Text
  readonly dirname?: Text
  readonly maxlength?: Numeric
  readonly minlength?: Numeric
  readonly placeholder?: Text
  readonly readonly?: Flag
  readonly required?: Flag
}

interface Cell extends PlainElement {
  readonly colspan?: Numeric
  readonly headers?: Text
  readonly rowspan?: Numeric
}

/** Elements of forms and tables with attributes of their own. */
export interface FormElements {
  readonly button: PlainElement &
    Control &
    Submitter & {
      readonly command?: Text
      readonly commandfor?: Text
      readonly type?: OneOf<'submit' | 'button' | 'reset'>
      readonly value?: Text
    }
  readonly col: VoidElement & { readonly span?: Numeric }
  readonly colgroup: PlainElement & { readonly span?: Numeric }
  readonly fieldset: PlainElement & Control
  readonly form: HtmlAttributes &
    Parent &
    FormProps & {
      readonly 'accept-charset'?: Text
      readonly action?: Text
      readonly autocomplete?: OneOf<'on' | 'off'>
      readonly enctype?: Encoding
      readonly method?: Method
      readonly name?: Text
      readonly novalidate?: Flag
      readonly rel?: Text
      readonly target?: Text
    }
  readonly input: VoidElement &
    Control &
    Submitter &
    Typed & {
      readonly accept?: Text
      readonly alt?: Text
      readonly capture?: Flag | 'user' | 'environment'
      readonly checked?: Flag
      readonly height?: Numeric
      readonly list?: Text
      readonly max?: Text
      readonly min?: Text
      readonly multiple?: Flag
      readonly pattern?: Text
      /** Event that tells how far the upload of a file is. */
      readonly progress?: FormAction
      readonly size?: Numeric
      readonly src?: Text
      readonly step?: Numeric | 'any'
      readonly type?: OneOf<InputType>
      readonly value?: Text
      readonly width?: Numeric
    }
  readonly label: PlainElement & { readonly for?: Text }
  readonly meter: PlainElement & {
    readonly high?: Numeric
    readonly low?: Numeric
    readonly max?: Numeric
    readonly min?: Numeric
    readonly optimum?: Numeric
    readonly value?: Numeric
  }
  readonly optgroup: PlainElement & { readonly disabled?: Flag; readonly label?: Text }
  readonly option: PlainElement & {
    readonly disabled?: Flag
    readonly label?: Text
    readonly selected?: Flag
    readonly value?: Text
  }
  readonly output: PlainElement & {
    readonly for?: Text
    readonly form?: Text
    readonly name?: Text
  }
  readonly progress: PlainElement & { readonly max?: Numeric; readonly value?: Numeric }
  readonly select: PlainElement &
    Control &
    ChangeProps & {
      readonly autocomplete?: Text
      readonly multiple?: Flag
      readonly required?: Flag
      readonly size?: Numeric
    }
  readonly td: Cell
  readonly textarea: PlainElement &
    Control &
    Typed & {
      readonly cols?: Numeric
      readonly rows?: Numeric
      readonly wrap?: OneOf<'hard' | 'soft' | 'off'>
    }
  readonly th: Cell & {
    readonly abbr?: Text
    readonly scope?: OneOf<'col' | 'row' | 'colgroup' | 'rowgroup'>
  }
}
