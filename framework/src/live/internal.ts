/** The friend door of `live`: what runs views, and what hot reload and tests need of them. */
export { liveChannelHandler } from './live-channel.ts'
export type { LiveOptions, LiveProblem } from './live-runtime.ts'
export { type LiveView, swapDefinition } from './view-target.ts'
