/**
 * `anka/vite`: the plugin of an application's Vite configuration. `anka dev` and `anka build` add it by themselves; a
 * `vitest.config.ts` names it.
 */
import type { Plugin } from 'vite'
import { ankaTemplates } from '../compiler/index.ts'
import { hotModules } from './hot-modules.ts'

/** Options of {@link anka}. */
export interface AnkaPluginOptions {
  /** Whether TSX is compiled to templates (default: true). Without it the same TSX runs through the jsx runtime. */
  readonly compile?: boolean
}

/**
 * Makes the Vite plugins of an Anka application: the template compiler, and in development the hot swap of live views.
 *
 * @example
 * anka().map((plugin) => plugin.name) // => ['anka:application', 'anka:templates', 'anka:hot-modules']
 */
export function anka({ compile = true }: AnkaPluginOptions = {}): Plugin[] {
  return [application(), ...(compile ? [ankaTemplates()] : []), hotModules()]
}

/** The framework stays outside the module graph: it is loaded once, by Node. */
function application(): Plugin {
  return {
    name: 'anka:application',
    config: () => ({
      oxc: { jsx: { runtime: 'automatic', importSource: 'anka' } },
      environments: { ssr: { resolve: { external: ['anka'] } } },
    }),
  }
}
