/** The cookies of one visitor, kept from response to request. */
export class CookieJar {
  readonly #valueByName = new Map<string, string>()

  /** Takes what a response sets. */
  take(setCookie: string | readonly string[] | undefined): void {
    const lines = typeof setCookie === 'string' ? [setCookie] : (setCookie ?? [])
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const equals = pair.indexOf('=')
      const name = pair.slice(0, equals)
      const isGone = attributes.some((attribute) => attribute.toLowerCase() === 'max-age=0')
      if (isGone) this.#valueByName.delete(name)
      else this.#valueByName.set(name, pair.slice(equals + 1))
    }
  }

  /** Sets one cookie, as a script on the page would. */
  set(name: string, value: string): void {
    this.#valueByName.set(name, value)
  }

  /** The `Cookie` header of a request. */
  get header(): string | undefined {
    if (this.#valueByName.size === 0) return undefined
    return [...this.#valueByName].map(([name, value]) => `${name}=${value}`).join('; ')
  }
}
