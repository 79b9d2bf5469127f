/**
 * The one error class of the framework and the tables that make its errors, one table an area.
 * Expected failures are no errors but values: see `result.ts`.
 */

import { inspect } from './inspect.ts'

/**
 * Everything that the framework throws.
 *
 * The first line of the message is complete alone: `CODE  what was wrong`.
 *
 * @example
 * const error = new AnkaError('CART_EMPTY', 'CART_EMPTY  the cart has no items', { cart: 7 })
 * error.code // => 'CART_EMPTY'
 * error.details // => { cart: 7 }
 */
export class AnkaError extends Error {
  /** Stable name of what went wrong, `AREA_WHAT`. */
  readonly code: string
  /** What the message was made of, for programs. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
    this.code = code
    this.details = details
  }

  override get name(): string {
    return 'AnkaError'
  }
}

/** The parts of an error's message, in the order in which they are printed. */
export interface ErrorText {
  /** What was wrong, subject first: the rest of the first line. */
  readonly message: string
  /** What would have been right. */
  readonly expected?: string | undefined
  /** The value that was there instead; printed through {@link inspect}. */
  readonly got?: unknown
  /** File and line in the application. */
  readonly at?: string | undefined
  /** More facts, one a line, by their name. */
  readonly facts?: Readonly<Record<string, string>> | undefined
  /** What to do, with lines to paste. */
  readonly help?: string | undefined
  /** The error behind this one. */
  readonly cause?: unknown
}

/** How the text of each error follows from its details, by code. */
export type ErrorTable = Readonly<Record<string, (details: never) => ErrorText>>

/** What makes the errors of a table: one function a code. */
export type ErrorMakers<Table extends ErrorTable> = {
  readonly [Code in keyof Table]: Parameters<Table[Code]> extends []
    ? () => AnkaError
    : (details: Parameters<Table[Code]>[0]) => AnkaError
}

/**
 * Declares the errors of an area: for each code how its text follows from the details.
 *
 * @example
 * const cartErrors = defineErrors({
 *   CART_FULL: (details: { items: number }) => ({
 *     message: `the cart holds ${details.items} items already`,
 *     help: 'Check out first.',
 *   }),
 * })
 * cartErrors.CART_FULL({ items: 9 }).message // => 'CART_FULL  the cart holds 9 items already\nCheck out first.'
 */
export function defineErrors<const Table extends ErrorTable>(table: Table): ErrorMakers<Table> {
  const makers: Record<string, (details?: Readonly<Record<string, unknown>>) => AnkaError> = {}
  for (const [code, describe] of Object.entries(table)) {
    makers[code] = (details = {}) => createError(code, describe(details as never), details)
  }
  return makers as ErrorMakers<Table>
}

function createError(
  code: string,
  text: ErrorText,
  details: Readonly<Record<string, unknown>>,
): AnkaError {
  const options = 'cause' in text ? { cause: text.cause } : undefined
  return new AnkaError(code, formatText(code, text), details, options)
}

function formatText(code: string, text: ErrorText): string {
  const facts: [string, string][] = []
  if (text.expected !== undefined) facts.push(['expected', text.expected])
  if ('got' in text) facts.push(['got', inspect(text.got)])
  if (text.at !== undefined) facts.push(['at', text.at])
  facts.push(...Object.entries(text.facts ?? {}))
  const width = Math.max(8, ...facts.map(([name]) => name.length))
  const lines = [`${code}  ${text.message}`]
  for (const [name, fact] of facts) lines.push(`  ${name.padEnd(width)}  ${fact}`)
  if (text.help !== undefined) lines.push(text.help)
  return lines.join('\n')
}
