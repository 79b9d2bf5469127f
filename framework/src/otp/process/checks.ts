/**
 * Checks that cost time and are for development and tests only.
 */

import { deepFreeze } from '../../core/index.ts'

/** Which checks are on. */
export interface ProcessChecks {
  /** Deep-freezes the plain objects and arrays that processes send each other (default: not in production). */
  readonly freezeMessages?: boolean
}

function createChecks() {
  return { freezeMessages: process.env.NODE_ENV !== 'production' }
}

const checks = createChecks()

/**
 * Switches checks on or off, for the whole node.
 *
 * @example
 * configureChecks({ freezeMessages: true })
 */
export function configureChecks(settings: ProcessChecks): void {
  Object.assign(checks, settings)
}

/** A value on its way from one process to another. */
export function checkMessage<T>(message: T): T {
  return checks.freezeMessages ? deepFreeze(message) : message
}
