/**
 * What a process leaves in the log when it ends with an error.
 */

import { logger } from '../../telemetry/index.ts'
import { describeExit, type ExitReason } from './exit-reason.ts'
import type { Process } from './process.ts'

/** Writes one line: who, why, and at which message. */
export function logCrash(
  process: Process,
  reason: ExitReason,
  lastMessage: string | undefined,
): void {
  logger.error('process ended with an error', {
    process: process.toString(),
    reason: describeExit(reason),
    ...(lastMessage === undefined ? {} : { lastMessage }),
    ...(reason instanceof Error ? { error: reason } : {}),
  })
}
