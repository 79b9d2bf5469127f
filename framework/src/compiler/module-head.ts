/** What a compiled module has at its top: the import of the runtime and its templates. */

import type MagicString from 'magic-string'
import type { Node, Program } from 'oxc-parser'
import type { TemplatePlan } from './build-template.ts'

/** The functions of the runtime that compiled code calls. */
export type RuntimeName = 'component' | 'mapRows' | 'rendered' | 'template'

/** Collects the imports and constants of one module. */
export class ModuleHead {
  readonly #source: string
  /** Package whose `jsx-runtime` is imported. */
  readonly importSource: string
  readonly #used = new Map<RuntimeName, string>()
  readonly #templateByContent = new Map<string, string>()
  readonly #renderedByTemplate = new Map<string, string>()
  readonly #lines: string[] = []
  #places = 0

  constructor(source: string, importSource: string) {
    this.#source = source
    this.importSource = importSource
  }

  /** The local name of a function of the runtime. */
  use(name: RuntimeName): string {
    const known = this.#used.get(name)
    if (known !== undefined) return known
    const local = this.#freeName(`_${name}`)
    this.#used.set(name, local)
    return local
  }

  /** Adds a template, and gives its name; templates of the same content are one. */
  addTemplate(plan: TemplatePlan): string {
    const args = [JSON.stringify(plan.statics), JSON.stringify(plan.slots)]
    if (plan.isRoot) args.push('{ root: true }')
    const content = args.join(', ')
    const known = this.#templateByContent.get(content)
    if (known !== undefined) return known
    const name = this.#freeName(`_template${this.#templateByContent.size + 1}`)
    this.#templateByContent.set(content, name)
    this.#lines.push(`const ${name} = /* @__PURE__ */ ${this.use('template')}(${content})`)
    return name
  }

  /** Adds what a template without slots renders, which is always the same. */
  addRendered(plan: TemplatePlan): string {
    const template = this.addTemplate(plan)
    const known = this.#renderedByTemplate.get(template)
    if (known !== undefined) return known
    const name = this.#freeName(`_static${this.#renderedByTemplate.size + 1}`)
    this.#renderedByTemplate.set(template, name)
    this.#lines.push(`const ${name} = /* @__PURE__ */ ${this.use('rendered')}(${template}, [])`)
    return name
  }

  /** Adds a value that stands for one place of the source, and for this version of it. */
  addPlace(): string {
    this.#places += 1
    const name = this.#freeName(`_place${this.#places}`)
    this.#lines.push(`const ${name} = {}`)
    return name
  }

  /** Writes everything behind the imports that the module starts with, before anything of it runs. */
  insertInto(code: MagicString, program: Program): void {
    const lines = [...this.#importLines(), ...this.#lines]
    if (lines.length === 0) return
    const text = lines.join('\n')
    const body: readonly Node[] = program.body
    const first = body.findIndex((statement) => !isHead(statement))
    const previous = body[first < 0 ? body.length - 1 : first - 1]
    if (previous) code.appendLeft(previous.end, `\n${text}\n`)
    else code.prependRight(body[0]?.start ?? 0, `${text}\n`)
  }

  #importLines(): readonly string[] {
    if (this.#used.size === 0) return []
    const names = [...this.#used].map(([name, local]) => `${name} as ${local}`).sort()
    const from = JSON.stringify(`${this.importSource}/jsx-runtime`)
    return [`import { ${names.join(', ')} } from ${from}`]
  }

  #freeName(wanted: string): string {
    let name = wanted
    while (this.#source.includes(name)) name += '$'
    return name
  }
}

function isHead(statement: Node): boolean {
  return (
    statement.type === 'ImportDeclaration' ||
    (statement.type === 'ExpressionStatement' && typeof statement.directive === 'string')
  )
}
