import { type BuildOptions, buildApp } from '../dev/internal.ts'

/** `anka build`. */
export async function runBuild(options: BuildOptions): Promise<void> {
  const startedMs = performance.now()
  await buildApp(options)
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1)
  process.stdout.write(`Built into ${options.outDir}/ in ${seconds} s\n`)
}
