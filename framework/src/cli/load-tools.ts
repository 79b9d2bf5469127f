/** Development and builds stand on packages that production does without. */
import { cliErrors } from './errors.ts'

const OPTIONAL = /^Cannot find package '(vite|oxc-parser)'/

/**
 * Loads a command that needs them.
 *
 * @throws {AnkaError} `CLI_MISSING_PACKAGE` when one is not installed.
 */
export async function loadTools<T>(command: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch (cause) {
    const missing = cause instanceof Error ? OPTIONAL.exec(cause.message)?.[1] : undefined
    if (missing === undefined) throw cause
    throw cliErrors.CLI_MISSING_PACKAGE({ command, missing, cause })
  }
}
