import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Comment, type Declaration, type Node, type Program, parseSync } from 'oxc-parser'
import { lineAt } from './scan-source.ts'

/** One name that a door lets out, and where it is made. */
export interface Exported {
  readonly name: string
  readonly kind: 'function' | 'class' | 'value' | 'type' | 'outside'
  readonly file: string
  readonly line: number
  /** The text of its docstring; a class's has those of its members too. */
  readonly docs: string | undefined
}

interface Module {
  readonly file: string
  readonly source: string
  readonly program: Program
  readonly comments: readonly Comment[]
}

/** The names that a module exports, with what `export … from` brings in, sorted. */
export function readExports(file: string): Exported[] {
  const module = parseModule(file)
  const exported = module.program.body.flatMap((statement) => exportsOf(module, statement))
  // Overloads are several declarations of one name; the docstring stands at the first.
  const byName = new Map<string, Exported>()
  for (const one of exported) {
    const before = byName.get(one.name)
    if (!before || (before.kind === 'type' && one.kind !== 'type' && !before.docs)) {
      byName.set(one.name, one)
    }
  }
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function parseModule(file: string): Module {
  const source = readFileSync(file, 'utf8')
  const { program, comments } = parseSync(file, source)
  return { file, source, program, comments }
}

function exportsOf(module: Module, statement: Node): Exported[] {
  if (statement.type === 'ExportAllDeclaration') return exportsOfAll(module, statement)
  if (statement.type !== 'ExportNamedDeclaration') return []
  if (statement.declaration) {
    return declared(module, statement.declaration, statement.start)
  }
  const from = statement.source && namesIn(module, statement.source.value)
  return statement.specifiers.map((specifier) => {
    const local = nameOf(specifier.local)
    const found = (from ? from.get(local) : findLocal(module, local)) ?? outside(module, local, 0)
    const isType = statement.exportKind === 'type' || specifier.exportKind === 'type'
    // A class of which only the type is let out cannot be made by those who import it.
    const kind = isType && found.kind === 'class' ? 'type' : found.kind
    return { ...found, kind, name: nameOf(specifier.exported) }
  })
}

const nameOf = (node: Node): string =>
  node.type === 'Identifier' ? node.name : node.type === 'Literal' ? String(node.value) : ''

type ExportAll = Extract<Node, { type: 'ExportAllDeclaration' }>

function exportsOfAll(module: Module, statement: ExportAll): Exported[] {
  const target = join(dirname(module.file), statement.source.value)
  if (statement.exported) {
    return [outside(module, nameOf(statement.exported), statement.start)]
  }
  return existsSync(target) ? readExports(target) : []
}

const outside = (module: Module, name: string, offset: number): Exported => ({
  name,
  kind: 'outside',
  file: module.file,
  line: lineAt(module.source, offset),
  docs: undefined,
})

/** What a module that this one names exports; nothing when it is no source of ours. */
function namesIn(module: Module, specifier: string): Map<string, Exported> {
  const target = join(dirname(module.file), specifier)
  const isSource = specifier.startsWith('.') && existsSync(target)
  return new Map(isSource ? readExports(target).map((one) => [one.name, one]) : [])
}

/** A name that is exported apart from its declaration: declared in the module, or imported by it. */
function findLocal(module: Module, name: string): Exported | undefined {
  for (const statement of module.program.body) {
    if (statement.type === 'ImportDeclaration') {
      const specifier = statement.specifiers.find((one) => one.local.name === name)
      if (!specifier) continue
      const imported = specifier.type === 'ImportSpecifier' ? nameOf(specifier.imported) : name
      return namesIn(module, statement.source.value).get(imported)
    }
    const found = isDeclaration(statement)
      ? declared(module, statement, statement.start).find((one) => one.name === name)
      : undefined
    if (found) return found
  }
  return undefined
}

const isDeclaration = (node: Node): node is Declaration =>
  node.type === 'VariableDeclaration' ||
  node.type === 'FunctionDeclaration' ||
  node.type === 'ClassDeclaration' ||
  node.type === 'TSInterfaceDeclaration' ||
  node.type === 'TSTypeAliasDeclaration'

function declared(module: Module, declaration: Declaration, start: number): Exported[] {
  const make = (name: string, kind: Exported['kind']): Exported => {
    const own = findDocstring(module, start)
    const docs = kind === 'class' ? [own ?? '', ...docsInside(module, declaration)] : [own ?? '']
    return {
      name,
      kind,
      file: module.file,
      line: lineAt(module.source, start),
      docs: own === undefined ? undefined : docs.join('\n'),
    }
  }
  if (declaration.type === 'VariableDeclaration') {
    return declaration.declarations.flatMap((one) =>
      one.id.type === 'Identifier'
        ? [make(one.id.name, isFunction(one) ? 'function' : 'value')]
        : [],
    )
  }
  if (!('id' in declaration) || declaration.id?.type !== 'Identifier') return []
  return [make(declaration.id.name, kindOf(declaration))]
}

function kindOf(declaration: Declaration): Exported['kind'] {
  switch (declaration.type) {
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return 'function'
    case 'ClassDeclaration':
      return 'class'
    default:
      return 'type'
  }
}

type Declarator = Extract<Declaration, { type: 'VariableDeclaration' }>['declarations'][number]

function isFunction({ id, init }: Declarator): boolean {
  const annotation = 'typeAnnotation' in id ? id.typeAnnotation?.typeAnnotation.type : undefined
  return (
    init?.type === 'ArrowFunctionExpression' ||
    init?.type === 'FunctionExpression' ||
    annotation === 'TSFunctionType'
  )
}

const isDocstring = (comment: Comment): boolean =>
  comment.type === 'Block' && comment.value.startsWith('*')

/** The docstring with nothing but white space and other comments between it and the declaration. */
function findDocstring(module: Module, start: number): string | undefined {
  const before = module.comments.filter((comment) => comment.end <= start)
  let next = start
  for (const comment of before.reverse()) {
    if (module.source.slice(comment.end, next).trim() !== '') return undefined
    if (isDocstring(comment)) return comment.value
    next = comment.start
  }
  return undefined
}

function docsInside(module: Module, node: Node): string[] {
  return module.comments
    .filter((comment) => node.start < comment.start && comment.end < node.end)
    .filter(isDocstring)
    .map((comment) => comment.value)
}
