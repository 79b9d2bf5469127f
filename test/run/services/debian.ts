import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { runProgram } from '../run-program.ts'
import { ServiceMissing } from './service.ts'

/** `debian`, `ubuntu`, …: the ID line of the system's own description; empty where there is none. */
export function systemId(description: string = readDescription()): string {
  return /^ID="?([^"\n]*)"?$/m.exec(description)?.[1] ?? ''
}

function readDescription(): string {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
}

/** Whether packages can be installed here without asking anybody. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

let refreshed = false

/** Installs a Debian package, without letting it start services of its own. */
export async function installPackage(name: string): Promise<void> {
  process.stdout.write(`  installing Debian's ${name}\n`)
  if (!refreshed) await apt(['update'])
  refreshed = true
  const allowServices = forbidServices()
  try {
    await apt(['install', '--yes', '--no-install-recommends', name])
  } finally {
    allowServices()
  }
}

async function apt(parameters: readonly string[]): Promise<void> {
  const { exitCode, output } = await runProgram({
    command: 'apt-get',
    parameters: ['--quiet', '-o', 'DPkg::Lock::Timeout=300', ...parameters],
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (exitCode === 0) return
  throw new ServiceMissing(`apt-get ${parameters.join(' ')} failed\n${output.trimEnd()}`)
}

const POLICY = '/usr/sbin/policy-rc.d'
const KEPT_POLICY = `${POLICY}.kept-by-anka-test`

/** Debian asks this file before a package starts its service; 101 is no. Returns how to put back what was there. */
function forbidServices(): () => void {
  if (existsSync(POLICY)) renameSync(POLICY, KEPT_POLICY)
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n')
  chmodSync(POLICY, 0o755)
  const restore = (): void => {
    rmSync(POLICY, { force: true })
    if (existsSync(KEPT_POLICY)) renameSync(KEPT_POLICY, POLICY)
    process.off('exit', restore)
  }
  process.on('exit', restore)
  return restore
}
