/** Builds what is measured as for production: the framework, the bench application and the rivals. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
export const appFolder = fileURLToPath(new URL('../app', import.meta.url))
export const anka = fileURLToPath(new URL('../../../framework/bin/anka.js', import.meta.url))
export const rivalBuild = fileURLToPath(new URL('../rivals/dist/server.js', import.meta.url))

export function buildAll(): void {
  buildApp()
  const rivals = fileURLToPath(new URL('../rivals', import.meta.url))
  const vite = fileURLToPath(import.meta.resolve('vite/package.json')).replace(
    'package.json',
    'bin/vite.js',
  )
  run([vite, 'build', rivals, '--ssr', 'server.ts', '--logLevel', 'warn'])
}

export function buildApp(): void {
  execFileSync('npm', ['run', 'build'], { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'] })
  run([anka, 'build', '--root', appFolder])
}

function run(args: readonly string[]): void {
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
}
