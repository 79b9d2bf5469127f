/** What the layer check knows of one area of the framework: the table of the design, as data. */
export interface Area {
  readonly mayImport: readonly string[]
  /** It runs in the browser too: no `node:`, no packages. */
  readonly anywhere?: true
  /** It is written as applications are: other areas only through their public doors. */
  readonly publicDoorsOnly?: true
  /** It has no entry of its own in the package's `exports` map. */
  readonly unexported?: true
}

const LIVE = [
  'core',
  'telemetry',
  'wire',
  'template',
  'otp',
  'pubsub',
  'presence',
  'http',
  'channel',
]

const APP = [...LIVE, 'live', 'data', 'stage', 'cluster', 'repo']

const ALL = [...APP, 'app', 'compiler', 'mailer', 'dashboard', 'testing', 'dev']

const without = (names: readonly string[], ...left: string[]): string[] =>
  names.filter((name) => !left.includes(name))

/** Areas from the lowest to the highest; each may import only what stands in its row. */
export const AREAS: Readonly<Record<string, Area>> = {
  core: { mayImport: [], anywhere: true },
  telemetry: { mayImport: ['core'] },
  wire: { mayImport: ['core'], anywhere: true },
  template: { mayImport: ['core', 'wire'] },
  compiler: { mayImport: ['core', 'template'], unexported: true },
  otp: { mayImport: ['core', 'telemetry'] },
  data: { mayImport: ['core'] },
  stage: { mayImport: ['core', 'telemetry', 'otp'] },
  pubsub: { mayImport: ['core', 'telemetry', 'otp'] },
  presence: { mayImport: ['core', 'telemetry', 'otp', 'pubsub'] },
  cluster: { mayImport: ['core', 'telemetry', 'otp', 'pubsub'] },
  http: { mayImport: ['core', 'telemetry', 'template'] },
  channel: { mayImport: without(LIVE, 'template', 'channel') },
  live: { mayImport: LIVE },
  repo: { mayImport: ['core', 'telemetry', 'data'] },
  app: { mayImport: APP },
  mailer: { mayImport: ['core', 'telemetry'] },
  dashboard: { mayImport: [...APP, 'app', 'mailer'], publicDoorsOnly: true },
  testing: { mayImport: [...APP, 'app', 'mailer'], publicDoorsOnly: true },
  dev: { mayImport: without(ALL, 'dev'), unexported: true },
  cli: { mayImport: ALL, unexported: true },
}

/** The areas whose code and declarations the browser package carries. */
export const CLIENT_MAY_IMPORT: readonly string[] = ['core', 'wire']
