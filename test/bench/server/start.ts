/** Starts the servers that are measured, as an operator would: built, in production mode, one process. */
import { anka, appFolder, rivalBuild } from './build.ts'
import { MeasuredProcess } from './measured-process.ts'

const env = {
  PATH: process.env.PATH,
  NODE_ENV: 'production',
}

export function startApp(): Promise<MeasuredProcess> {
  const args = [anka, 'start', '--root', appFolder, '--host', '127.0.0.1', '--port', '0']
  return MeasuredProcess.start(args, env)
}

export function startRival(pagesFolder: string): Promise<MeasuredProcess> {
  return MeasuredProcess.start([rivalBuild, pagesFolder], env)
}
