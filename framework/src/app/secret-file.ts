/** A secret for development, made once and kept, so that open pages survive a restart. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSecret } from '../http/internal.ts'

const OWNER_ONLY = 0o600
const MIN_CHARS = 32

/** The secret kept under `<root>/.anka/`, made when there is none. Readable by its owner only. */
export function keepSecret(root: string): string {
  const folder = join(root, '.anka')
  const file = join(folder, 'secret')
  const kept = readKept(file)
  if (kept !== undefined) return kept
  mkdirSync(folder, { recursive: true })
  // Nothing in the folder belongs to a repository, least of all the secret.
  writeFileSync(join(folder, '.gitignore'), '*\n')
  const secret = createSecret()
  try {
    // Two processes that start together must end up with the same one.
    writeFileSync(file, `${secret}\n`, { mode: OWNER_ONLY, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const other = readKept(file)
    if (other !== undefined) return other
    writeFileSync(file, `${secret}\n`)
    chmodSync(file, OWNER_ONLY)
  }
  return secret
}

function readKept(file: string): string | undefined {
  try {
    const kept = readFileSync(file, 'utf8').trim()
    return kept.length >= MIN_CHARS ? kept : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
