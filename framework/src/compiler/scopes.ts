/**
 * Which variable each name of a module refers to: what is captured by a function, and what is assigned again.
 * Types are passed over, since they are gone when the code runs.
 */

import { type Node, type Program, visitorKeys } from 'oxc-parser'
import { unwrap } from './expressions.ts'

/** A variable, a function, a class, a parameter or an import. */
export interface Binding {
  readonly name: string
  readonly scope: Scope
  /** Set when anything but its declaration gives it a value. */
  reassigned: boolean
  /** Of an import: where it comes from and what it is called there, as `anka/live each`. */
  readonly imported: string | undefined
}

/** A part of the source in which names are declared. */
export interface Scope {
  readonly parent: Scope | undefined
  readonly start: number
  readonly end: number
  /** `var` and functions are declared in the nearest scope of this kind. */
  readonly isFunction: boolean
  readonly bindingByName: Map<string, Binding>
}

/** One use of a name. */
export interface Reference {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly scope: Scope
  readonly isWrite: boolean
  binding: Binding | undefined
}

/** Resolves all names of a module: every use of one, in no order. */
export function resolveNames(program: Program): readonly Reference[] {
  const resolver = new Resolver(createScope(undefined, program, true))
  resolver.visitAll(program.body)
  return resolver.finish()
}

/** Whether a variable is declared at the module's top level. */
export function isModuleLevel(binding: Binding): boolean {
  return binding.scope.parent === undefined
}

/** Calls a function for every child node, types and their parameters left out. */
export function forEachChild(node: Node, visit: (child: Node) => void): void {
  for (const key of visitorKeys[node.type] ?? []) {
    if (TYPE_KEYS.has(key)) continue
    const value = (node as unknown as Record<string, unknown>)[key]
    if (Array.isArray(value)) for (const child of value) visitNode(child, visit)
    else visitNode(value, visit)
  }
}

const TYPE_KEYS = new Set([
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'superTypeArguments',
  'returnType',
  'implements',
])
const TYPE_NODES =
  /^TS(?!As|Satisfies|NonNull|TypeAssertion|Instantiation|Enum|Module|Export|Parameter)/

function visitNode(value: unknown, visit: (child: Node) => void): void {
  if (value === null || typeof value !== 'object') return
  const node = value as Node
  if (!TYPE_NODES.test(node.type)) visit(node)
}

function createScope(
  parent: Scope | undefined,
  range: { start: number; end: number },
  isFunction: boolean,
): Scope {
  return { parent, start: range.start, end: range.end, isFunction, bindingByName: new Map() }
}

/** One node type may stand for several: a class for its declaration and its expression. */
type NodeOf<Type extends Node['type'], Of = Node> = Of extends { readonly type: infer Own }
  ? [Extract<Own, Type>] extends [never]
    ? never
    : Of
  : never
type AnyFunction = NodeOf<'FunctionDeclaration' | 'FunctionExpression' | 'ArrowFunctionExpression'>

class Resolver {
  #scope: Scope
  readonly #references: Reference[] = []

  constructor(module: Scope) {
    this.#scope = module
  }

  finish(): readonly Reference[] {
    for (const reference of this.#references) {
      reference.binding = findBinding(reference.scope, reference.name)
      if (reference.binding && reference.isWrite) reference.binding.reassigned = true
    }
    return this.#references
  }

  visitAll(nodes: readonly Node[]): void {
    for (const node of nodes) this.visit(node)
  }

  visit(node: Node): void {
    if (TYPE_NODES.test(node.type)) return
    const visitor = VISITORS[node.type]
    if (visitor) visitor(this, node as never)
    else this.visitChildren(node)
  }

  visitChildren(node: Node): void {
    forEachChild(node, (child) => this.visit(child))
  }

  within(range: Node, isFunction: boolean, run: () => void): void {
    const outer = this.#scope
    this.#scope = createScope(outer, range, isFunction)
    run()
    this.#scope = outer
  }

  refer(node: { name: string; start: number; end: number }, isWrite = false): void {
    const { name, start, end } = node
    this.#references.push({ name, start, end, scope: this.#scope, isWrite, binding: undefined })
  }

  declare(name: string, hoisted = false, imported?: string): void {
    let scope = this.#scope
    while (hoisted && !scope.isFunction && scope.parent) scope = scope.parent
    const known = scope.bindingByName.get(name)
    // A second `var` or function of the same name gives it another value.
    if (known) known.reassigned = true
    else scope.bindingByName.set(name, { name, scope, reassigned: false, imported })
  }

  declarePattern(pattern: Node, hoisted = false): void {
    this.visitPattern(pattern, (node) => this.declare(node.name, hoisted))
  }

  /** Visits what a pattern binds or assigns; defaults and computed keys in it are ordinary expressions. */
  visitPattern(pattern: Node, found: (node: NodeOf<'Identifier'>) => void): void {
    switch (pattern.type) {
      case 'Identifier':
        found(pattern as NodeOf<'Identifier'>)
        break
      case 'AssignmentPattern':
        this.visit(pattern.right)
        this.visitPattern(pattern.left, found)
        break
      case 'RestElement':
        this.visitPattern(pattern.argument, found)
        break
      case 'TSParameterProperty':
        this.visitPattern(pattern.parameter, found)
        break
      case 'ArrayPattern':
        for (const element of pattern.elements) if (element) this.visitPattern(element, found)
        break
      case 'ObjectPattern':
        for (const property of pattern.properties) this.visitPattern(property, found)
        break
      case 'Property':
        if (pattern.computed) this.visit(pattern.key)
        this.visitPattern(pattern.value, found)
        break
      default: {
        const target = unwrap(pattern)
        if (target === pattern) this.visit(pattern)
        else this.visitPattern(target, found)
      }
    }
  }

  visitFunction(node: AnyFunction): void {
    this.within(node, true, () => {
      if (node.type === 'FunctionExpression' && node.id) this.declare(node.id.name)
      for (const param of node.params) this.declarePattern(param)
      if (!node.body) return
      // The body's own declarations share the scope of the parameters: nothing here depends on the difference.
      if (node.body.type === 'BlockStatement') this.visitAll(node.body.body)
      else this.visit(node.body)
    })
  }
}

function findBinding(from: Scope, name: string): Binding | undefined {
  for (let scope: Scope | undefined = from; scope; scope = scope.parent) {
    const binding = scope.bindingByName.get(name)
    if (binding) return binding
  }
  return undefined
}

/** How a kind of node declares or uses names; the others only have children. */
type Visitors = {
  readonly [Type in Node['type']]?: (resolver: Resolver, node: NodeOf<Type>) => void
}

const VISITORS: {
  readonly [type: string]: ((resolver: Resolver, node: never) => void) | undefined
} = {
  Identifier: (resolver, node) => resolver.refer(node),
  JSXIdentifier: (resolver, node) => resolver.refer(node),
  JSXOpeningElement: (resolver, node) => {
    if (node.name.type === 'JSXMemberExpression') resolver.visit(node.name)
    else if (node.name.type === 'JSXIdentifier' && isComponentName(node.name.name))
      resolver.refer(node.name)
    resolver.visitAll(node.attributes)
  },
  JSXClosingElement: () => undefined,
  JSXMemberExpression: (resolver, node) => resolver.visit(node.object),
  JSXAttribute: (resolver, node) => {
    if (node.value) resolver.visit(node.value)
  },
  MemberExpression: (resolver, node) => {
    resolver.visit(node.object)
    if (node.computed) resolver.visit(node.property)
  },
  Property: visitMember,
  PropertyDefinition: visitMember,
  MethodDefinition: visitMember,
  AccessorProperty: visitMember,
  VariableDeclaration: (resolver, node) => {
    for (const declarator of node.declarations) {
      resolver.declarePattern(declarator.id, node.kind === 'var')
      if (declarator.init) resolver.visit(declarator.init)
    }
  },
  FunctionDeclaration: (resolver, node) => {
    if (node.id) resolver.declare(node.id.name)
    resolver.visitFunction(node)
  },
  FunctionExpression: (resolver, node) => resolver.visitFunction(node),
  ArrowFunctionExpression: (resolver, node) => resolver.visitFunction(node),
  ClassDeclaration: (resolver, node) => {
    if (node.id) resolver.declare(node.id.name)
    visitClass(resolver, node)
  },
  ClassExpression: (resolver, node) =>
    resolver.within(node, false, () => {
      if (node.id) resolver.declare(node.id.name)
      visitClass(resolver, node)
    }),
  ImportDeclaration: (resolver, node) => {
    for (const specifier of node.specifiers) {
      resolver.declare(
        specifier.local.name,
        false,
        `${node.source.value} ${importedName(specifier)}`,
      )
    }
  },
  ExportNamedDeclaration: (resolver, node) => {
    if (node.declaration) resolver.visit(node.declaration)
  },
  ExportAllDeclaration: () => undefined,
  MetaProperty: () => undefined,
  BreakStatement: () => undefined,
  ContinueStatement: () => undefined,
  LabeledStatement: (resolver, node) => resolver.visit(node.body),
  TSEnumDeclaration: (resolver, node) => resolver.declare(node.id.name),
  TSModuleDeclaration: (resolver, node) => {
    if (node.id.type === 'Identifier') resolver.declare(node.id.name)
    if (node.body) inBlock(resolver, node.body)
  },
  TSImportEqualsDeclaration: (resolver, node) => resolver.declare(node.id.name),
  BlockStatement: inBlock,
  StaticBlock: inBlock,
  SwitchStatement: inBlock,
  ForStatement: inBlock,
  ForInStatement: visitLoop,
  ForOfStatement: visitLoop,
  CatchClause: (resolver, node) =>
    resolver.within(node, false, () => {
      if (node.param) resolver.declarePattern(node.param)
      resolver.visit(node.body)
    }),
  AssignmentExpression: (resolver, node) => {
    resolver.visitPattern(node.left, (target) => resolver.refer(target, true))
    resolver.visit(node.right)
  },
  UpdateExpression: (resolver, node) =>
    resolver.visitPattern(node.argument, (target) => resolver.refer(target, true)),
} satisfies Visitors

function inBlock(resolver: Resolver, node: Node): void {
  resolver.within(node, false, () => resolver.visitChildren(node))
}

function visitMember(
  resolver: Resolver,
  node: NodeOf<'Property' | 'PropertyDefinition' | 'MethodDefinition' | 'AccessorProperty'>,
): void {
  if (node.computed) resolver.visit(node.key)
  if (node.value) resolver.visit(node.value)
}

function visitClass(
  resolver: Resolver,
  node: NodeOf<'ClassDeclaration' | 'ClassExpression'>,
): void {
  if (node.superClass) resolver.visit(node.superClass)
  resolver.visit(node.body)
}

function visitLoop(resolver: Resolver, node: NodeOf<'ForInStatement' | 'ForOfStatement'>): void {
  resolver.within(node, false, () => {
    if (node.left.type === 'VariableDeclaration') resolver.visit(node.left)
    else resolver.visitPattern(node.left, (target) => resolver.refer(target, true))
    resolver.visit(node.right)
    resolver.visit(node.body)
  })
}

function importedName(specifier: NodeOf<'ImportDeclaration'>['specifiers'][number]): string {
  if (specifier.type === 'ImportNamespaceSpecifier') return '*'
  if (specifier.type === 'ImportDefaultSpecifier') return 'default'
  const { imported } = specifier
  return imported.type === 'Identifier' ? imported.name : imported.value
}

/** A tag that starts with a small letter, or has a hyphen, is an element of HTML; any other is a variable. */
export function isComponentName(name: string): boolean {
  return !/^[a-z]/.test(name) && !name.includes('-')
}
