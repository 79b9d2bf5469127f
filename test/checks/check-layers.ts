import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { AREAS, type Area, CLIENT_MAY_IMPORT } from './areas.ts'
import { findCycles } from './find-cycles.ts'
import { filesBelow, type Import, importsOf } from './scan-source.ts'

/** Written as applications are: they know the packages, not their sources. */
const APPLICATIONS: readonly string[] = ['example-app', 'test/e2e', 'test/integration']

const DOORS: readonly string[] = ['index.ts', 'internal.ts']
// The style's aims are 300 lines and 25 files; these are the walls behind them.
const MAX_LINES = 400
const MAX_FILES = 40
const VAGUE_NAMES = /^(utils?|helpers?|types|common|misc)\.tsx?$/

/** What one file names, as far as the rules go. */
interface Edge {
  readonly from: string
  readonly at: string
  readonly fromArea: string
  /** Absolute path, for relative imports. */
  readonly to: string
  readonly toArea: string | undefined
  readonly import: Import
}

/**
 * Checks arrows, doors, cycles, sizes and names below a folder that has the shape of this repository; each violation says
 * where, what and what would be legal.
 */
export function checkLayers(root: string): string[] {
  const files = sourcesIn(join(root, 'framework/src'))
  const clientFiles = sourcesIn(join(root, 'client/src'))
  const edgesIn = (folder: string): Edge[] =>
    sourcesIn(join(root, folder)).flatMap((file) => edgesOf(root, file))
  const edges = edgesIn('framework/src')
  return [
    ...edges.flatMap(checkEdge),
    ...edgesIn('client/src').flatMap(checkClientEdge),
    ...APPLICATIONS.flatMap(edgesIn).flatMap(checkApplicationEdge),
    ...cyclesOf(root, edges),
    ...[...files, ...clientFiles].flatMap((file) => checkFile(root, file)),
    ...checkFolders(root, [...files, ...clientFiles]),
  ].sort()
}

const sourcesIn = (folder: string): string[] => filesBelow(folder, ['.ts', '.tsx'])

function areaOf(root: string, path: string): string | undefined {
  return /^framework\/src\/([^/]+)/.exec(relative(root, path))?.[1]
}

function edgesOf(root: string, file: string): Edge[] {
  return importsOf(file).map((found) => {
    const isRelative = found.specifier.startsWith('.')
    const to = isRelative ? join(dirname(file), found.specifier) : found.specifier
    return {
      from: file,
      at: `${relative(root, file)}:${found.line}`,
      fromArea: areaOf(root, file) ?? '',
      to,
      toArea: isRelative ? areaOf(root, to) : undefined,
      import: found,
    }
  })
}

function checkEdge(edge: Edge): string[] {
  const area = AREAS[edge.fromArea]
  if (!area) return [`${edge.at} area: ${edge.fromArea} is not in the table of areas`]
  if (!edge.import.specifier.startsWith('.')) return checkPackage(edge, area)
  if (edge.toArea === edge.fromArea) return checkOwn(edge)
  return checkForeign(edge, area)
}

function checkPackage(edge: Edge, area: Area): string[] {
  const { specifier } = edge.import
  if (specifier === 'anka' || specifier.startsWith('anka/')) {
    return [`${edge.at} door: ${specifier} is this package; name the other area's door by its path`]
  }
  if (!area.anywhere) return []
  return [
    `${edge.at} anywhere: ${edge.fromArea} runs in browsers too and may not import ${specifier}`,
  ]
}

function checkOwn(edge: Edge): string[] {
  const isDoor = dirname(edge.to).endsWith(`/${edge.fromArea}`) && isDoorName(edge.to)
  if (!isDoor) return []
  return [`${edge.at} own door: import the file that ${edge.import.specifier} exports from`]
}

const isDoorName = (path: string): boolean => DOORS.some((door) => path.endsWith(`/${door}`))

function checkForeign(edge: Edge, area: Area): string[] {
  const { specifier } = edge.import
  const { toArea } = edge
  if (toArea === undefined) return [`${edge.at} door: ${specifier} leaves the framework's sources`]
  if (!area.mayImport.includes(toArea)) {
    const legal = area.mayImport.join(', ') || 'nothing'
    return [`${edge.at} layer: ${edge.fromArea} may not import ${toArea}, only ${legal}`]
  }
  const doors = area.publicDoorsOnly ? ['index.ts'] : DOORS
  if (doors.some((door) => edge.to.endsWith(`/${toArea}/${door}`))) return []
  const legal = doors.map((door) => `${toArea}/${door}`).join(' or ')
  return [`${edge.at} door: ${specifier} passes by the door, ${legal}`]
}

function checkClientEdge(edge: Edge): string[] {
  if (edge.toArea === undefined) {
    if (!edge.import.specifier.startsWith('node:')) return []
    return [`${edge.at} anywhere: the client may not import ${edge.import.specifier}`]
  }
  const legal = CLIENT_MAY_IMPORT.map((area) => `${area}/index.ts`)
  if (legal.some((door) => edge.to.endsWith(`/${door}`))) return []
  return [`${edge.at} layer: the client may import only ${legal.join(' and ')}`]
}

function checkApplicationEdge(edge: Edge): string[] {
  const isSource = edge.toArea !== undefined || /\/client\/src\//.test(edge.to)
  if (!isSource) return []
  return [
    `${edge.at} door: name the package's door, such as anka/live, not ${edge.import.specifier}`,
  ]
}

/** Erased imports make no cycle at run time. */
function cyclesOf(root: string, edges: readonly Edge[]): string[] {
  const targetsByFile = new Map<string, string[]>()
  for (const edge of edges) {
    if (edge.import.typeOnly || edge.toArea === undefined) continue
    targetsByFile.set(edge.from, [...(targetsByFile.get(edge.from) ?? []), edge.to])
  }
  const name = (file: string): string => relative(root, file)
  return findCycles(targetsByFile).map(
    (cycle) => `${name(cycle[0] ?? '')} cycle: ${[...cycle, cycle[0] ?? ''].map(name).join(' → ')}`,
  )
}

function checkFile(root: string, file: string): string[] {
  const at = relative(root, file)
  const lines = readFileSync(file, 'utf8').split('\n').length - 1
  return [
    ...(lines > MAX_LINES ? [`${at} size: ${lines} lines, at most ${MAX_LINES}`] : []),
    ...(VAGUE_NAMES.test(file.split('/').at(-1) ?? '') ? [`${at} name: tells nothing`] : []),
  ]
}

function checkFolders(root: string, files: readonly string[]): string[] {
  const countByFolder = new Map<string, number>()
  for (const file of files) {
    const folder = dirname(file)
    countByFolder.set(folder, (countByFolder.get(folder) ?? 0) + 1)
  }
  return [...countByFolder]
    .filter(([, count]) => count > MAX_FILES)
    .map(
      ([folder, count]) => `${relative(root, folder)} size: ${count} files, at most ${MAX_FILES}`,
    )
}
