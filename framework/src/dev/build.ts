/** Builds an application for production: what the browser loads, and what the server runs. */
import { readdir, stat } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { type BuildEnvironmentOptions, build, type InlineConfig } from 'vite'
import { type Entries, getEntries } from './entries.ts'
import { devErrors } from './errors.ts'
import { problemOf } from './problem.ts'
import { anka } from './vite.ts'

/** Where and how to build. */
export interface BuildOptions {
  readonly root: string
  /** Folder of the result, below `root`. */
  readonly outDir: string
  /** Whether templates are compiled. */
  readonly compile: boolean
}

/** A folder that was made. */
export interface BuiltFolder {
  /** Path below the root. */
  readonly folder: string
  readonly files: number
  readonly bytes: number
}

/**
 * Builds `<outDir>/client` with its manifest, if there is anything for the browser, and `<outDir>/server/app.mjs`.
 *
 * @throws {AnkaError} `DEV_NO_APP`, `DEV_BAD_OUT_DIR`, and `DEV_BUILD_FAILED` with the place of the mistake.
 */
export async function buildApp(options: BuildOptions): Promise<readonly BuiltFolder[]> {
  const root = resolve(options.root)
  const out = resolve(root, options.outDir)
  const entries = getEntries(root)
  if (!out.startsWith(root + sep) || join(root, entries.app).startsWith(out + sep)) {
    throw devErrors.DEV_BAD_OUT_DIR({ outDir: options.outDir, root })
  }
  // The flag wins over a configuration that names the plugin too; without it the configuration decides.
  const plugins = anka(options.compile ? {} : { compile: false })
  const shared = { root, logLevel: 'silent', mode: 'production', plugins } as const
  const folders: BuiltFolder[] = []
  try {
    const browser = browserEntries(root, entries)
    if (browser.length > 0) {
      await build({ ...shared, build: browserBuild(browser, join(out, 'client')) })
      folders.push(await measure(root, join(out, 'client')))
    }
    await build({ ...shared, ...serverBuild(join(root, entries.app), join(out, 'server')) })
  } catch (cause) {
    throw devErrors.DEV_BUILD_FAILED({ root, problem: problemOf(cause, root), cause })
  }
  return [...folders, await measure(root, join(out, 'server'))]
}

const browserEntries = (root: string, { scripts, styles }: Entries): string[] =>
  [...scripts, ...styles].map((file) => join(root, file))

const browserBuild = (input: string[], outDir: string): BuildEnvironmentOptions => ({
  outDir,
  emptyOutDir: true,
  manifest: true,
  rolldownOptions: { input },
})

const serverBuild = (ssr: string, outDir: string): InlineConfig => ({
  publicDir: false,
  build: {
    outDir,
    emptyOutDir: true,
    ssr,
    sourcemap: true,
    rolldownOptions: {
      output: { entryFileNames: 'app.mjs', chunkFileNames: 'chunks/[name]-[hash].mjs' },
    },
  },
})

/** Source maps and the manifest are not counted: nobody loads them. */
async function measure(root: string, folder: string): Promise<BuiltFolder> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = all.filter((file) => file.isFile() && !/\.map$|^manifest\.json$/.test(file.name))
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return { folder: relative(root, folder), files: files.length, bytes }
}
