/** Vite plugin: makes server modules tell of their edits in development. */
import { join, relative } from 'node:path'
import MagicString from 'magic-string'
import { normalizePath, type Plugin } from 'vite'
import { APP_ENTRIES } from './entries.ts'
import { HOT_KEY } from './hot-registry.ts'

const DEFINED = /^export const (\w+)(?::[^=]+)? = (liveView|genServer)\s*[(<]/gm
const ANY_EXPORT = /^export\b(?!\s*\{\s*\})/gm
const METHODS: Readonly<Record<string, string>> = { liveView: 'view', genServer: 'server' }

/**
 * Appends to each server module that exports live views or servers what tells the registry of them. A module that
 * exports nothing but views accepts its own edits, so that they stop there; any other edit goes on to the importers.
 */
export function hotModules(): Plugin {
  let root = ''
  return {
    name: 'anka:hot-modules',
    // Tests are served too, and nothing there is edited.
    apply: (_, { command }) => command === 'serve' && !process.env.VITEST,
    configResolved(config) {
      root = config.root
    },
    transform: {
      filter: { id: { include: /\.[mc]?tsx?$/, exclude: /[\\/]node_modules[\\/]/ } },
      handler(code, id) {
        if (this.environment.name !== 'ssr') return undefined
        const footer = footerOf(code, normalizePath(relative(root, id)))
        if (footer === undefined) return undefined
        const edited = new MagicString(code).append(footer)
        return {
          code: edited.toString(),
          map: edited.generateMap({ source: id, hires: 'boundary' }),
        }
      },
    },
  }
}

function footerOf(code: string, file: string): string | undefined {
  if (APP_ENTRIES.some((entry) => join(entry) === join(file))) return `\n;${tell('entry()')}\n`
  const defined = [...code.matchAll(DEFINED)]
  if (defined.length === 0) return undefined
  const calls = defined.map(([, name = '', maker = '']) =>
    tell(`${METHODS[maker]}(${JSON.stringify(`${file}#${name}`)}, ${name})`),
  )
  const views = defined.filter(([, , maker]) => maker === 'liveView').length
  const isViewsOnly = views === [...code.matchAll(ANY_EXPORT)].length
  const accept = isViewsOnly ? '\nif (import.meta.hot) import.meta.hot.accept()' : ''
  return `\n;${calls.join('\n;')}${accept}\n`
}

const tell = (call: string): string => `globalThis[Symbol.for('${HOT_KEY}')]?.${call}`
