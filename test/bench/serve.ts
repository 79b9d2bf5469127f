/**
 * `npm run bench:serve -- --port 4300`: builds the bench application and serves it on 127.0.0.1, for any load generator.
 *
 * The server is one process, started as `anka start` starts any; this one only waits for it.
 */
import { spawn } from 'node:child_process'
import { anka, appFolder, buildApp } from './server/build.ts'

buildApp()
const parameters = ['--root', appFolder, '--host', '127.0.0.1', ...process.argv.slice(2)]
const server = spawn(process.execPath, [anka, 'start', ...parameters], { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => server.kill(signal))
}
server.on('exit', (code) => {
  process.exitCode = code ?? 1
})
