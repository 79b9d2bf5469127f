/**
 * Two copies of the framework in one process would each have processes, names and contexts that the other cannot
 * see. So the second one refuses to load.
 */

import { telemetryErrors } from './errors.ts'

const LOADED = Symbol.for('anka.loaded')

/** Remembers that this copy is loaded; throws when there is another. */
export function claimNode(
  url: string,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const node = globalThis as { [LOADED]?: string }
  const first = node[LOADED]
  // Vitest loads the same modules anew for each file when it does not isolate them; the old ones are gone by then.
  const isReload = first === url && environment.VITEST !== undefined
  if (first !== undefined && !isReload) {
    throw telemetryErrors.TELEMETRY_SECOND_COPY({ first, second: url })
  }
  node[LOADED] = url
}
