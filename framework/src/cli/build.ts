import { type BuildOptions, buildApp } from '../dev/internal.ts'

/** `anka build`. */
export async function runBuild(options: BuildOptions): Promise<void> {
  process.env.NODE_ENV ??= 'production'
  const startedMs = performance.now()
  const folders = await buildApp(options)
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1)
  const rows = folders.map(({ folder, files, bytes }) => {
    const count = files === 1 ? '1 file' : `${files} files`
    return `  ${folder}  ${count}, ${(bytes / 1_000).toFixed(1)} kB\n`
  })
  process.stdout.write(`Built in ${seconds} s\n${rows.join('')}`)
}
