/**
 * The application as one value, and what starts and stops it.
 * What it consists of comes from `anka/http`, `anka/live` and `anka/otp`.
 */

export { type App, type AppOptions, defineApp } from './define-app.ts'
export type { DevHooks } from './dev-hooks.ts'
export type { Settings } from './settings.ts'
export { type RunningApp, type StartAppOptions, type StopOptions, startApp } from './start-app.ts'
