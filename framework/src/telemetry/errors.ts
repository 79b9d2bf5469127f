/** The errors of `telemetry`. */

import { defineErrors } from '../core/index.ts'

export const telemetryErrors = defineErrors({
  TELEMETRY_HANDLER_EXISTS: (details: { readonly id: string }) => ({
    message: `a telemetry handler with the id "${details.id}" is attached already`,
    help: `Call detach("${details.id}") first, or attach under another id.`,
  }),
  TELEMETRY_NO_EVENTS: (details: { readonly id: string }) => ({
    message: `the telemetry handler "${details.id}" names no event, so it could never run`,
    expected: "an event such as 'live.mounted', or a list of them",
  }),
})
