/** Values of attributes. Null, undefined and false leave an attribute out. */

/** The value of an attribute that holds text. */
export type Text = string | number | false | null | undefined

/** The value of an attribute that is there or not. */
export type Flag = boolean | null | undefined

/** The value of an attribute whose false is a word. */
export type Words = boolean | 'true' | 'false' | null | undefined

/** The value of an attribute that holds one of some words. */
export type OneOf<Word extends string> = Word | false | null | undefined

/** The value of an attribute that holds a number. */
export type Numeric = number | `${number}` | false | null | undefined
