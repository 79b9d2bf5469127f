/** Which files of the client the pages load, and from where they are served. */
import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { type Assets, NO_ASSETS, readManifest, type StaticFolder } from '../http/internal.ts'
import type { App } from './define-app.ts'
import type { DevHooks } from './dev-hooks.ts'

export interface ClientBuild {
  readonly assets: Assets
  /** The folder of the build, to be served; none in development. */
  readonly folders: readonly StaticFolder[]
}

const DEFAULT_DIR = 'dist/client'

/**
 * In development the development server's URLs, in production the build's. An application may have no client.
 *
 * @param options.dir Folder of the client's build (default: `dist/client`, when it is there).
 */
export async function findClientBuild(options: {
  readonly app: App
  readonly root: string
  readonly dir: string | undefined
  readonly dev: DevHooks | undefined
  readonly isProduction: boolean
}): Promise<ClientBuild> {
  const { app, root, dev } = options
  if (dev) {
    return { assets: { ...dev.assets, preloads: [], tracked: false }, folders: [] }
  }
  const dir = options.dir ?? DEFAULT_DIR
  const folder = isAbsolute(dir) ? dir : join(root, dir)
  const file = join(folder, '.vite', 'manifest.json')
  const isWanted = app.clientEntry !== undefined || existsSync(file)
  if (!options.isProduction || !isWanted) return { assets: NO_ASSETS, folders: [] }
  const assets = await readManifest({ file, base: '/', entry: app.clientEntry })
  return { assets, folders: [{ dir: folder, prefix: '/' }] }
}
