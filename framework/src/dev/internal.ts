/** What the command line uses of this area. */
export { type BuildOptions, type BuiltFolder, buildApp } from './build.ts'
export { type DevServer, type DevServerOptions, startDevServer } from './dev-server.ts'
