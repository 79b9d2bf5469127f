/** What a command prints when its server listens. */
import pc from 'picocolors'

/** Prints where the application is and what it uses. */
export function printBanner(app: {
  name: string
  url: string
  uses: readonly string[]
  note: string
}): void {
  const rows = [
    ['', pc.bold(app.name) + pc.dim(` ${app.note}`)],
    [pc.dim('open'), pc.cyan(app.url)],
    [pc.dim('uses'), app.uses.join(', ')],
    [pc.dim('stop'), 'Ctrl-C'],
  ] as const
  process.stdout.write(
    `\n${rows.map(([name, value]) => `  ${name}${name ? '  ' : ''}${value}`).join('\n')}\n\n`,
  )
}
