/** Which files of an application are entries, by convention. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { devErrors } from './errors.ts'

/** The module that exports `app`. */
export const APP_ENTRIES = ['src/app.ts', 'src/app.tsx']
/** What the browser loads: a script and a stylesheet, each if the application has one. */
const CLIENT = ['src/client.ts', 'src/client.tsx']
const STYLES = ['src/app.css']

/** The entries of an application, as paths below its root. */
export interface Entries {
  readonly app: string
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/**
 * Finds the entries of the application in a folder.
 *
 * @throws {AnkaError} `DEV_NO_APP` when there is no `src/app.ts`.
 */
export function getEntries(root: string): Entries {
  const present = (files: readonly string[]) => files.filter((file) => existsSync(join(root, file)))
  const [app] = present(APP_ENTRIES)
  if (app === undefined) throw devErrors.DEV_NO_APP({ root, expected: APP_ENTRIES })
  return { app, scripts: present(CLIENT), styles: present(STYLES) }
}
