/** The setting of the development checks: on outside production. */

const settings = { enabled: process.env.NODE_ENV !== 'production' }

/**
 * Turns the development checks on or off, for the whole node.
 *
 * With them a missing key and an unsafe value are errors; without them the key is the index, and the unsafe value is
 * replaced by a harmless one. What could corrupt a page, such as a duplicate key, is always an error.
 *
 * @returns Puts the setting back.
 *
 * @example
 * const restore = templateChecks(false)
 * restore() // => undefined
 */
export function templateChecks(enabled: boolean): () => void {
  const before = settings.enabled
  settings.enabled = enabled
  return () => {
    settings.enabled = before
  }
}

/** Whether the development checks are on. */
export function hasChecks(): boolean {
  return settings.enabled
}
