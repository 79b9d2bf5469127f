/**
 * HTML that the application vouches for.
 *
 * A class with a private brand: no value that was parsed from JSON or from a form can be one.
 */
export class Trusted {
  readonly #html: string

  constructor(html: string) {
    this.#html = html
  }

  /** The HTML as it was given. */
  get html(): string {
    return this.#html
  }

  /** @returns The HTML as it was given. */
  toString(): string {
    return this.#html
  }
}

/**
 * Marks HTML as safe, so that it is inserted as it is.
 *
 * Whatever is in it reaches the page: give it only HTML that you wrote or that a sanitizer made.
 *
 * @example
 * trusted('<b>bold</b>').html // => '<b>bold</b>'
 */
export function trusted(html: string): Trusted {
  return new Trusted(String(html))
}
