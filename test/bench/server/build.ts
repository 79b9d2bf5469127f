/** Builds what is measured as for production: the framework, the bench application and the rivals. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const inRepository = (path: string): string =>
  fileURLToPath(new URL(`../../../${path}`, import.meta.url))

export const anka = inRepository('framework/bin/anka.js')
export const appFolder = inRepository('test/bench/app')
export const rivalBuild = inRepository('test/bench/rivals/dist/server.js')

export function buildAll(): void {
  buildApp()
  const options = ['--ssr', 'server.ts', '--logLevel', 'warn']
  run([inRepository('node_modules/vite/bin/vite.js'), 'build', 'test/bench/rivals', ...options])
}

export function buildApp(): void {
  run([inRepository('node_modules/typescript/bin/tsc'), '-b', 'framework', 'client'])
  run([anka, 'build', '--root', appFolder])
}

function run(args: readonly string[]): void {
  execFileSync(process.execPath, args, {
    cwd: inRepository('.'),
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}
