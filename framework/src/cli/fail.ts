/** How a command that failed says so. */
import { AnkaError, inspect } from '../core/index.ts'

/** Prints the failure on the error stream and sets exit code 1. */
export function fail(error: unknown): void {
  process.stderr.write(`${told(error)}\n`)
  process.exitCode = 1
}

/** The message alone for what the framework explains itself, the stack too for anything else. */
function told(error: unknown): string {
  if (error instanceof AnkaError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : inspect(error)
}
