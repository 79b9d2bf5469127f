/** The framework's own props; each becomes its `phx-*` attribute. See `attribute-name.ts`. */

import type { Binding, Command } from '../command.ts'
import type { Flag, Text } from './values.ts'

/** What an element does when something happens: a command, or an event of the view whose payload is complete. */
export type Action = Command | false | null | undefined

/** The same where the payload comes from the element itself, such as a form. */
export type FormAction = Command | Binding<never> | false | null | undefined

/** Props of the framework that every element has. */
export interface FrameworkProps {
  /** A click on the element or in it. */
  readonly onClick?: Action
  /** A click anywhere else. */
  readonly onClickAway?: Action
  /** A key goes down while the element has the focus. */
  readonly onKeyDown?: Action
  /** A key goes up while the element has the focus. */
  readonly onKeyUp?: Action
  /** A key goes down anywhere. */
  readonly onWindowKeyDown?: Action
  /** A key goes up anywhere. */
  readonly onWindowKeyUp?: Action
  readonly onFocus?: Action
  readonly onBlur?: Action
  readonly onWindowFocus?: Action
  readonly onWindowBlur?: Action
  /** The element came into a connected page. */
  readonly onMounted?: Action
  /** A patch takes the element away. */
  readonly onRemove?: Action
  readonly onConnected?: Action
  readonly onDisconnected?: Action
  /** The first child of a container comes into sight. */
  readonly onViewportTop?: Action
  /** The last child of a container comes into sight. */
  readonly onViewportBottom?: Action
  /** Id of the element whose rectangle tells that the page ran past the container. */
  readonly viewportOverrunTarget?: Text
  /** The only key that key events are for, such as `Enter`. */
  readonly keyFilter?: Text
  /** Where events go: the id of a component, or a selector. For elements with a `target` of their own. */
  readonly eventTarget?: Text
  /** Values that go with the element's events, as text. */
  readonly values?: Readonly<Record<string, Text | true>> | false | null
  /** How long to wait for the next event before one is sent; `blur`: until the input loses the focus. */
  readonly debounceMs?: number | 'blur' | null
  /** The shortest time between two events. */
  readonly throttleMs?: number | null
  /** What a patch does with the children: `ignore` leaves them to the client. */
  readonly update?: 'replace' | 'stream' | 'ignore' | null
  /** Whether an input is patched while it has the focus. */
  readonly patchFocused?: Flag
  /** Name of the hook that goes with the element; it needs an `id` too. */
  readonly hook?: Text
  /** Id of the file input that files dropped here go to. */
  readonly dropTarget?: Text
  /** Text of a button while its event is answered. */
  readonly disableWith?: Text
}

/** For elements whose `target` means nothing to the browser. */
export interface TargetProps {
  /** Where events go: the id of a component, or a selector. */
  readonly target?: Text
}

/** For forms and inputs. */
export interface ChangeProps {
  /** An input changes. */
  readonly onChange?: FormAction
  /** Whether fields that were not used yet are sent without a mark. */
  readonly noUnusedField?: Flag
}

/** For forms. */
export interface FormProps extends ChangeProps {
  /** The form is submitted. */
  readonly onSubmit?: FormAction
  /** What fills the form again after a reconnect (default: `onChange`). */
  readonly autoRecover?: FormAction | 'ignore'
  /** Once true, the browser submits the form itself. */
  readonly triggerAction?: Flag
}

/** For links. */
export interface LinkProps {
  /** Goes to a URL of the same view, without loading the page. */
  readonly patch?: string | false | null | undefined
  /** Goes to another view, without loading the page. */
  readonly navigate?: string | false | null | undefined
  /** Whether `patch` and `navigate` replace the present entry of the history. */
  readonly replace?: Flag
}
