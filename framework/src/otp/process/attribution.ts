/**
 * Errors that nobody awaits, from a promise or a timer that a handler left behind: they end their process, not
 * the node. Whatever no process has caused keeps Node's own rule.
 */

import { logger } from '../../telemetry/index.ts'
import { currentProcess } from './current.ts'
import { describeExit, toExitReason } from './exit-reason.ts'
import { endProcess } from './exits.ts'

/** Where the listeners of this node hang: a module that tests load again replaces those of its former self. */
const LISTENERS = Symbol.for('anka.attribution')

interface Listeners {
  rejected(error: unknown): void
  thrown(error: unknown): void
}

const listeners: Listeners = {
  rejected(error) {
    if (attribute(error) || process.listenerCount('unhandledRejection') > 1) return
    throw error
  },
  thrown(error) {
    if (attribute(error) || process.listenerCount('uncaughtException') > 1) return
    endNode(error)
  },
}

/** Listens for stray errors, once a node. */
export function installAttribution(): void {
  const node = globalThis as { [LISTENERS]?: Listeners }
  const former = node[LISTENERS]
  if (former === listeners) return
  if (former) {
    process.off('unhandledRejection', former.rejected)
    process.off('uncaughtException', former.thrown)
  }
  node[LISTENERS] = listeners
  process.on('unhandledRejection', listeners.rejected)
  process.on('uncaughtException', listeners.thrown)
}

/** Ends the process from whose code an error came; `false` when there is none. */
function attribute(error: unknown): boolean {
  const culprit = currentProcess()
  if (!culprit) return false
  const reason = toExitReason(error)
  const isDead = culprit.status === 'dead'
  const what = isDead ? 'process that has ended left' : 'process ended with'
  logger.error(`${what} an error that nothing awaited`, {
    process: culprit.toString(),
    reason: describeExit(reason),
    error: reason,
  })
  if (!isDead) endProcess(culprit, reason)
  return true
}

/** What Node does by itself when nobody listens. */
function endNode(error: unknown): void {
  logger.error('uncaught error outside of any process', { error })
  process.exit(1)
}
