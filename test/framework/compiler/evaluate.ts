/** Runs TSX sources both ways: compiled by the compiler under test, and by Vite's own JSX transform. */

import { compileFunction } from 'node:vm'
import { transformWithOxc } from 'vite'
import { compile } from '../../../framework/src/compiler/compile.ts'
import * as runtime from '../../../framework/src/template/jsx-runtime.ts'
import { renderToString } from '../../../framework/src/template/render.ts'
import type { Child } from '../../../framework/src/template/rendered.ts'

/** What a source exports. */
export type Exports = Readonly<Record<string, (...args: readonly unknown[]) => Child>>

const IMPORT = /^import \{(.*)\} from ["'].*["'];?$/gm

async function evaluate(
  source: string,
  values: Readonly<Record<string, unknown>>,
): Promise<Exports> {
  const jsx = { runtime: 'automatic', importSource: 'anka' } as const
  const { code } = await transformWithOxc(source, 'source.tsx', { jsx, sourcemap: false })
  const body = code
    .replace(
      IMPORT,
      (_line, names: string) => `const {${names.replaceAll(' as ', ': ')}} = runtime`,
    )
    .replace(/^export (const|function) (\w+)/gm, '$1 $2')
    .replace(/^export \{(.*)\};?$/gm, '')
  const names = [...source.matchAll(/export (?:const|function) (\w+)/g)].map((match) => match[1])
  const run = compileFunction(`${body}\nreturn { ${names.join(', ')} }`, [
    'runtime',
    ...Object.keys(values),
  ])
  return run(runtime, ...Object.values(values)) as Exports
}

/** The exports of a source, compiled. */
export function evaluateCompiled(source: string, values = {}): Promise<Exports> {
  return evaluate(compile(source, { file: 'source.tsx' }).code, values)
}

/** The exports of a source, run through the plain runtime. */
export function evaluatePlain(source: string, values = {}): Promise<Exports> {
  return evaluate(source, values)
}

/** The HTML of an expression of TSX both ways; the values are variables of the module. */
export async function renderBothWays(
  expression: string,
  values: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly compiled: string; readonly plain: string }> {
  const source = `export const render = () => (${expression})`
  const compiled = await evaluateCompiled(source, values)
  const plain = await evaluatePlain(source, values)
  return { compiled: html(compiled), plain: html(plain) }
}

function html(exports: Exports): string {
  return renderToString(exports.render?.() ?? null)
}
