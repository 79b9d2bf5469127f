/**
 * From TSX to templates. Everything that is not JSX stays where it is, so that the source map is exact; what is known
 * when compiling goes to the top of the module.
 */

import MagicString, { type SourceMap } from 'magic-string'
import { type JSXElement, type Node, type ParseResult, type Program, parseSync } from 'oxc-parser'
import { planAttributes, printProps, printText } from './attributes.ts'
import {
  findAttribute,
  hasSpreadChildren,
  planChildren,
  planTemplate,
  type TemplatePlan,
} from './build-template.ts'
import { Checks } from './checks.ts'
import { compilerErrors } from './errors.ts'
import { unwrap } from './expressions.ts'
import { findTag, type JsxNode, readChildren } from './jsx-children.ts'
import { ModuleHead } from './module-head.ts'
import type { Kept, Part } from './parts.ts'
import { replaceNode } from './replace-node.ts'
import { findCaptures, findEachCall, findKeylessRow, findMapCall, type MapCall } from './rows.ts'
import { forEachChild, type Reference, resolveNames } from './scopes.ts'

/** How a file is compiled. */
export interface CompileOptions {
  /** Path of the file, for errors and for the source map. */
  readonly file: string
  /** Package whose `jsx-runtime` the compiled code imports (default: `anka`). */
  readonly importSource?: string
}

/** A compiled file: TypeScript still, without JSX. */
export interface Compiled {
  readonly code: string
  readonly map: SourceMap
}

/**
 * Compiles the JSX of a TSX file into templates. Types stay, for the next tool to take out.
 *
 * @throws {AnkaError} `COMPILER_…` with the lines of the source, when the file cannot be read or holds a template that
 * cannot become a page as it is written.
 *
 * @example
 * compile('const a = 1', { file: 'a.tsx' }).code // => 'const a = 1'
 * compile('const a = <br>x</br>', { file: 'a.tsx' }) // throws COMPILER_VOID_CHILDREN
 */
export function compile(source: string, options: CompileOptions): Compiled {
  const checks = new Checks(source, options.file)
  const program = parse(source, options.file, checks)
  const code = new MagicString(source)
  const head = new ModuleHead(source, options.importSource ?? 'anka')
  const compiler = new Compiler({ code, checks, head, references: resolveNames(program) })
  for (const statement of program.body) compiler.visit(statement)
  head.insertInto(code, program)
  const map = code.generateMap({ source: options.file, includeContent: true, hires: 'boundary' })
  return { code: code.toString(), map }
}

function parse(source: string, file: string, checks: Checks): Program {
  const result: ParseResult = parseSync(file, source, { lang: 'tsx', sourceType: 'module' })
  const error = result.errors.find((found) => found.severity === 'Error')
  if (error) {
    const place = checks.place(error.labels[0] ?? { start: 0, end: 0 })
    const hint = error.helpMessage ?? undefined
    throw compilerErrors.COMPILER_SYNTAX({ because: error.message, hint, place })
  }
  return result.program
}

interface CompilerParts {
  readonly code: MagicString
  readonly checks: Checks
  readonly head: ModuleHead
  readonly references: readonly Reference[]
}

class Compiler {
  readonly #code: MagicString
  readonly #checks: Checks
  readonly #head: ModuleHead
  readonly #references: readonly Reference[]

  constructor(parts: CompilerParts) {
    this.#code = parts.code
    this.#checks = parts.checks
    this.#head = parts.head
    this.#references = parts.references
  }

  /** An expression or statement that does not stand between tags. */
  visit(node: Node): void {
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') this.#jsx(node, [])
    else {
      this.#checkList(node)
      forEachChild(node, (child) => this.visit(child))
    }
  }

  #visitKept(kept: Kept): void {
    if (kept.ancestors) this.#child(kept.node, kept.ancestors)
    else this.visit(kept.node)
  }

  /** An expression between tags: what it shows has these elements around it. */
  #child(expression: Node, ancestors: readonly string[]): void {
    const node = unwrap(expression)
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') this.#jsx(node, ancestors)
    else if (node.type === 'ConditionalExpression') {
      this.visit(node.test)
      this.#child(node.consequent, ancestors)
      this.#child(node.alternate, ancestors)
    } else if (node.type === 'LogicalExpression') {
      this.#child(node.left, ancestors)
      this.#child(node.right, ancestors)
    } else {
      const map = findMapCall(node)
      if (map) this.#list(map, ancestors)
      else this.visit(node)
    }
  }

  #list(map: MapCall, ancestors: readonly string[]): void {
    this.#checkList(map.call)
    this.visit(map.items)
    const captures = findCaptures(map, this.#references)
    if (captures) {
      // Lists of different places may come to one slot, and after an edit of this module rows are not what they were.
      const known = [this.#head.addPlace(), ...captures].join(', ')
      const items: Part[] = [
        `${this.#head.use('mapRows')}(`,
        { node: map.items, ancestors: undefined },
      ]
      const row: Part[] = [
        map.isOptional ? ' ?? [], ' : ', ',
        { node: map.row, ancestors: undefined },
      ]
      replaceNode(this.#code, map.call, [...items, ...row, `, [${known}])`])
    }
    for (const param of map.row.params) this.visit(param)
    if (!map.row.body) return
    if (map.row.body.type === 'BlockStatement') this.#rowBody(map.row.body, ancestors)
    else this.#child(map.row.body, ancestors)
  }

  /** The statements of a row's function: what it returns stands between the tags around the list. */
  #rowBody(node: Node, ancestors: readonly string[]): void {
    if (node.type === 'ReturnStatement') {
      if (node.argument) this.#child(node.argument, ancestors)
    } else if (node.type === 'BlockStatement' || node.type === 'IfStatement') {
      forEachChild(node, (child) => this.#rowBody(child, ancestors))
    } else this.visit(node)
  }

  #checkList(call: Node): void {
    if (call.type !== 'CallExpression') return
    const each = findEachCall(call, this.#references, this.#head.importSource)
    if (each?.captures) this.#code.appendLeft(each.captures.start + 1, `${this.#head.addPlace()}, `)
    const { row } = each ?? findMapCall(call) ?? {}
    const keyless = row && findKeylessRow(row)
    if (keyless) throw this.#checks.missingKey(keyless.node, keyless.name)
  }

  #jsx(node: JsxNode, ancestors: readonly string[]): void {
    if (node.type === 'JSXFragment') this.#template(node, [], ancestors)
    else if (isMadeAtRunTime(node)) this.#component(node, ancestors)
    else this.#template(node, this.#key(node), ancestors)
  }

  #template(node: JsxNode, key: readonly Part[], ancestors: readonly string[]): void {
    const plan = planTemplate(node, ancestors, this.#checks)
    this.#replace(node, this.#render(plan, key))
  }

  #component(element: JSXElement, ancestors: readonly string[]): void {
    const { name, attributes } = element.openingElement
    const tag = findTag(element)
    const children = this.#children(element)
    if (tag === undefined) this.#checks.component(element)
    else {
      this.#checks.element(element, tag, ancestors)
      planAttributes(element, tag, this.#checks)
    }
    const props = printProps(
      attributes,
      (prop) => prop !== 'key' && (prop !== 'children' || children.length === 0),
      children.length === 0 ? [] : ['children: ', ...children],
    )
    const type: Part =
      tag === undefined ? { node: name, ancestors: undefined } : JSON.stringify(tag)
    this.#replace(element, [
      `${this.#head.use('component')}(`,
      type,
      ', ',
      ...props,
      ...this.#key(element),
      ')',
    ])
  }

  /** The children of a component: one as it is, several as one fragment. */
  #children(element: JSXElement): Part[] {
    const children = readChildren(element.children)
    const [only] = children
    if (!only) return []
    if (children.length > 1) return this.#render(planChildren(children, [], this.#checks), [])
    if (only.kind === 'text') return [JSON.stringify(only.text)]
    const kept: Kept = { node: only.node, ancestors: [] }
    return only.kind === 'spread' ? ['[...', kept, ']'] : [kept]
  }

  #render(plan: TemplatePlan, key: readonly Part[]): Part[] {
    const head = this.#head
    if (plan.values.length === 0 && key.length === 0) return [head.addRendered(plan)]
    const parts: Part[] = [`${head.use('rendered')}(${head.addTemplate(plan)}, [`]
    for (const [index, value] of plan.values.entries()) {
      if (index > 0) parts.push(', ')
      parts.push(...value)
    }
    return [...parts, ']', ...key, ')']
  }

  #key(element: JSXElement): Part[] {
    const key = findAttribute(element, 'key')
    if (!key?.value) return []
    if (key.value.type === 'JSXExpressionContainer')
      return [', ', { node: key.value.expression, ancestors: undefined }]
    return key.value.type === 'Literal' ? [', ', printText(key.value)] : []
  }

  #replace(node: JsxNode, parts: readonly Part[]): void {
    replaceNode(this.#code, node, parts)
    for (const part of parts) if (typeof part !== 'string') this.#visitKept(part)
  }
}

/** A component, or an element whose children may come from a spread. */
function isMadeAtRunTime(element: JSXElement): boolean {
  const tag = findTag(element)
  return tag === undefined || hasSpreadChildren(element, tag)
}
