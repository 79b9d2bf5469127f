import type { Plugin } from 'vite'
import { compileExample } from './compile-example.ts'
import { type Example, findExamples } from './find-examples.ts'

/** The id of the module that runs an example: a file beside the one that it stands in, which exists only here. */
export const moduleOf = ({ file, line, language }: Example): string =>
  `${file}.doctest-${line}.${language}`

const MODULE_ID = /^(.*)\.doctest-(\d+)\.tsx?$/

/** Serves the modules that run the examples of docstrings and Markdown. */
export function doctestPlugin(): Plugin {
  return {
    name: 'anka:doctests',
    enforce: 'pre',
    resolveId: (id) => (MODULE_ID.test(id) ? id : undefined),
    load(id) {
      const [, file = '', line = ''] = MODULE_ID.exec(id) ?? []
      const example = file && findExamples(file).find((one) => one.line === Number(line))
      return example ? compileExample(example) : undefined
    },
  }
}
