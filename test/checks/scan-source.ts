import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'

export interface Import {
  readonly specifier: string
  readonly line: number
  /** It is erased: `import type`, `export type … from` or `import('…')` in a type. */
  readonly typeOnly: boolean
}

/** The files below a folder whose names end in one of these; generated folders are left out. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name !== 'node_modules' && name !== 'dist' && !name.startsWith('.'))
    .flatMap((name) => {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) return filesBelow(path, endings)
      return endings.some((ending) => name.endsWith(ending)) ? [path] : []
    })
    .sort()
}

/** Counts from 1, as editors do. */
export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}

/** Every module that a file names, in the order in which it names them. */
export function importsOf(file: string, source: string = readFileSync(file, 'utf8')): Import[] {
  const found: { specifier: string; offset: number; typeOnly: boolean }[] = []
  const add = (
    node: { start: number; source?: unknown },
    specifier: unknown,
    typeOnly: boolean,
  ): void => {
    if (typeof specifier === 'string') found.push({ specifier, offset: node.start, typeOnly })
  }
  new Visitor({
    ImportDeclaration: (node) => {
      const erased = node.importKind === 'type' || allTypes(node.specifiers)
      add(node, node.source.value, erased)
    },
    ExportNamedDeclaration: (node) => {
      add(node, node.source?.value, node.exportKind === 'type')
    },
    ExportAllDeclaration: (node) => add(node, node.source.value, node.exportKind === 'type'),
    ImportExpression: (node) => {
      if (node.source.type === 'Literal') add(node, node.source.value, false)
    },
    TSImportType: (node) => add(node, node.source.value, true),
  }).visit(parseSync(file, source).program)
  return found.map(({ specifier, offset, typeOnly }) => ({
    specifier,
    line: lineAt(source, offset),
    typeOnly,
  }))
}

function allTypes(specifiers: readonly object[]): boolean {
  return (
    specifiers.length > 0 &&
    specifiers.every((specifier) => Reflect.get(specifier, 'importKind') === 'type')
  )
}
