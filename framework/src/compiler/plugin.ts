/** The compiler in Vite: development, tests and production builds of the server. */

import type { Plugin } from 'vite'
import { AnkaError } from '../core/index.ts'
import type { Place } from './code-frame.ts'
import { compile } from './compile.ts'

/** Settings of {@link ankaTemplates}. */
export interface AnkaTemplatesOptions {
  /**
   * Package whose JSX is compiled (default: `anka`). Files that say otherwise by `@jsxImportSource`, and all of a
   * configuration whose `oxc.jsx.importSource` is another, are left alone.
   */
  readonly importSource?: string
}

const TSX = /\.[mc]?tsx(?:\?|$)/
const DEPENDENCY = /[\\/]node_modules[\\/]/
/** Vite asks for something else than the module's code: its text, its address, a worker. */
const NOT_CODE = /[?&](?:raw|url|inline|worker|sharedworker)(?:&|=|$)/
const PRAGMA = /^[\s*/]*@jsxImportSource\s+(\S+)/m

/**
 * Compiles the templates of the server's `.tsx` modules when Vite loads them.
 *
 * Modules for the browser, dependencies, and files whose JSX comes from elsewhere are left as they are; types are left
 * for Vite to take out.
 *
 * @example
 * ankaTemplates().name // => 'anka:templates'
 */
export function ankaTemplates(options: AnkaTemplatesOptions = {}): Plugin {
  const importSource = options.importSource ?? 'anka'
  let usual = importSource
  return {
    name: 'anka:templates',
    enforce: 'pre',
    configResolved({ oxc }) {
      const jsx = oxc === false ? undefined : oxc?.jsx
      if (typeof jsx === 'object' && jsx.importSource !== undefined) usual = jsx.importSource
    },
    applyToEnvironment: (environment) => environment.config.consumer === 'server',
    transform: {
      filter: { id: { include: TSX, exclude: [DEPENDENCY, NOT_CODE] }, code: '<' },
      handler(source, id) {
        if ((PRAGMA.exec(source)?.[1] ?? usual) !== importSource) return null
        const file = id.replace(/\?.*$/, '')
        try {
          return compile(source, { file, importSource })
        } catch (error) {
          const place = findPlace(error)
          if (!place) throw error
          // The place and the lines are for Vite's terminal and its overlay.
          const { line, column, frame } = place
          const { message } = error as AnkaError
          return this.error({ message, id: file, frame, loc: { file, line, column: column - 1 } })
        }
      },
    },
  }
}

function findPlace(error: unknown): Place | undefined {
  return error instanceof AnkaError ? (error.details.place as Place | undefined) : undefined
}
