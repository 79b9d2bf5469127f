/** Reads the application out of its entry module. */
import type { App } from '../app/index.ts'
import { devErrors } from './errors.ts'

/**
 * The application that an entry module exports as `app`.
 *
 * @throws {AnkaError} `DEV_BAD_APP` when it exports none.
 */
export function appOf(module: Readonly<Record<string, unknown>>, file: string): App {
  const { app } = module
  if (isApp(app)) return app
  throw devErrors.DEV_BAD_APP({ file, exports: Object.keys(module), got: app })
}

function isApp(value: unknown): value is App {
  return typeof value === 'object' && value !== null && 'name' in value && 'router' in value
}
