/** Vite plugin: makes server modules tell of their edits in development. */
import { join, relative } from 'node:path'
import MagicString from 'magic-string'
import type { Plugin } from 'vite'
import { APP_ENTRIES } from './entries.ts'
import { HOT_KEY } from './hot-registry.ts'

const LIVE_VIEW_EXPORT = /^export const (\w+)(?::[^=]+)? = liveView\s*[(<]/gm

/**
 * Appends to each server module that exports live views what tells the registry of them and accepts the module's own
 * edits, so that an edit reaches running processes and stops there. The entry tells the registry of the application.
 */
export function hotModules(): Plugin {
  let root = ''
  return {
    name: 'anka:hot-modules',
    apply: 'serve',
    configResolved(config) {
      root = config.root
    },
    transform: {
      filter: { id: /\.tsx?$/ },
      handler(code, id) {
        if (this.environment.name !== 'ssr' || process.env.VITEST) return undefined
        const footer = footerOf(code, relative(root, id))
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
  if (APP_ENTRIES.some((entry) => join(entry) === file)) return `\n;${tell(`app(app)`)}\n`
  const views = [...code.matchAll(LIVE_VIEW_EXPORT)].flatMap((match) => match[1] ?? [])
  if (views.length === 0) return undefined
  const calls = views.map((name) => tell(`view(${JSON.stringify(`${file}#${name}`)}, ${name})`))
  return `\n;${calls.join('\n;')}\nif (import.meta.hot) import.meta.hot.accept()\n`
}

const tell = (call: string): string => `globalThis[Symbol.for('${HOT_KEY}')]?.${call}`
