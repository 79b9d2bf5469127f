/**
 * What the node tells about itself: telemetry events, spans and log lines.
 * The async context that carries log fields lives here too, behind the friend door.
 */

export {
  type AttachedHandler,
  attach,
  detach,
  execute,
  type Handler,
  hasHandlers,
  listHandlers,
  type Measurements,
  type Metadata,
} from './events.ts'
export {
  captureLog,
  configureLogger,
  type LogFields,
  type Logger,
  type LoggerSettings,
  type LogLevel,
  type LogLine,
  logger,
} from './logger.ts'
export { type Span, span } from './span.ts'
