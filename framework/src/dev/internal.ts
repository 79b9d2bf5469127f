/** What the command line uses of this area. */
export { type BuildOptions, buildApp } from './build.ts'
export { type DevServer, type DevServerOptions, startDevServer } from './dev-server.ts'
