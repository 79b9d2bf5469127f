/** Each knot of mutual imports once, as a path that leads back to its first file. */
export function findCycles(targetsByFile: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): void => {
    if (done.has(file)) return
    const start = path.indexOf(file)
    if (start >= 0) {
      cycles.push(path.slice(start))
      return
    }
    path.push(file)
    for (const target of targetsByFile.get(file) ?? []) visit(target)
    path.pop()
    done.add(file)
  }
  for (const file of [...targetsByFile.keys()].sort()) visit(file)
  return cycles
}
