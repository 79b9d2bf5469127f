/** For other areas: the execution context and log lines that a peer can cause. */

export { currentContext, type ExecutionContext, runInContext, runWith } from './context.ts'
export { logLimited } from './logger.ts'
