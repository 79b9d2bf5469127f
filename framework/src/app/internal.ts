/** For the command line: settings and the secret that development keeps. */

export { type Env, parseEnv, readEnvFile } from './env-file.ts'
export { keepSecret } from './secret-file.ts'
export { readSettings, type Settings } from './settings.ts'
