/** Builds an application for production: what the browser loads, and what the server runs. */
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { getEntries } from './entries.ts'
import { anka } from './vite.ts'

/** Where and how to build. */
export interface BuildOptions {
  readonly root: string
  /** Folder of the result, below `root`. */
  readonly outDir: string
  /** Whether templates are compiled. */
  readonly compile: boolean
}

/** Builds `<outDir>/client` with its manifest and `<outDir>/server/app.js`. */
export async function buildApp(options: BuildOptions): Promise<void> {
  const { outDir, compile } = options
  const root = resolve(options.root)
  const entries = getEntries(root)
  const out = resolve(root, outDir)
  const shared = { root, logLevel: 'warn' as const, mode: 'production', plugins: anka({ compile }) }
  const browserEntries = [...entries.scripts, ...entries.styles].map((file) => join(root, file))
  if (browserEntries.length > 0) {
    await build({
      ...shared,
      build: {
        outDir: join(out, 'client'),
        emptyOutDir: true,
        manifest: true,
        rolldownOptions: { input: browserEntries },
      },
    })
  }
  await build({
    ...shared,
    publicDir: false,
    build: {
      outDir: join(out, 'server'),
      emptyOutDir: true,
      ssr: join(root, entries.app),
      sourcemap: true,
      rolldownOptions: {
        output: { entryFileNames: 'app.js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
}
