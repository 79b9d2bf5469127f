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
  TELEMETRY_SECOND_COPY: (details: { readonly first: string; readonly second: string }) => ({
    message: 'the framework is loaded twice in one process',
    facts: { first: details.first, second: details.second },
    help: "Load it through one door only: list 'anka' in Vite's ssr.external, and look for a second copy in node_modules.",
  }),
})
