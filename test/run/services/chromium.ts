import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { canInstallPackages, installPackage, systemId } from './debian.ts'
import { findProgram, findVersion, pathFolders } from './programs.ts'
import { nothingToStop, type Service, ServiceMissing } from './service.ts'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'Google Chrome',
  'Chromium',
]
const MAC_FOLDERS = [
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
]

/** Finds a Chromium that runs: the named one, the machine's, Playwright's own, or Debian's package. */
export async function startChromium(): Promise<Service> {
  const named = process.env.CHROMIUM_PATH
  if (named) return checkNamed(named)
  const found = (await findOnMachine()) ?? findPlaywrightOwn()
  if (found) return chromium(found, found)
  if (systemId() === 'debian' && canInstallPackages()) {
    await installPackage('chromium')
    const installed = await findOnMachine()
    if (installed) return chromium(installed, `Debian's package, ${installed}`)
  }
  throw new ServiceMissing(howToInstall(systemId()))
}

const chromium = (path: string, origin: string): Service => ({
  env: { CHROMIUM_PATH: path },
  origin,
  stop: nothingToStop,
})

async function checkNamed(path: string): Promise<Service> {
  if (await isBrowser(path)) return chromium(path, `CHROMIUM_PATH, ${path}`)
  throw new ServiceMissing(`CHROMIUM_PATH names ${path}, which does not run as a Chromium`)
}

/** Ubuntu's `chromium` package is a stub that asks for a snap: only a program that tells a version counts. */
async function isBrowser(path: string): Promise<boolean> {
  return /\b(Chromium|Chrome)\b.* \d+\./.test((await findVersion(path)) ?? '')
}

async function findOnMachine(): Promise<string | undefined> {
  for (const name of NAMES) {
    const path = findProgram([name], [...pathFolders(), ...MAC_FOLDERS])
    if (path && (await isBrowser(path))) return path
  }
  return undefined
}

function findPlaywrightOwn(): string | undefined {
  const require = createRequire(import.meta.url)
  const { chromium }: typeof import('@playwright/test') = require('@playwright/test')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : undefined
}

/** What a person without a Chromium does on this kind of system. */
export function howToInstall(system: string): string {
  const byPlaywright = 'npx playwright install --with-deps chromium'
  const start = 'The end-to-end specs need a Chromium, and none was found that runs.'
  const end = 'or set CHROMIUM_PATH to one that is installed elsewhere.'
  if (system === 'ubuntu') {
    return `${start}\nUbuntu's chromium package is a stub for a snap and does not serve here. Run\n  ${byPlaywright}\n${end}`
  }
  if (system === 'debian') return `${start}\nRun\n  sudo apt-get install chromium\n${end}`
  return `${start}\nRun\n  ${byPlaywright}\n${end}`
}
