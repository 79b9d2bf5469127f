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

const APPLICATION = 'anka:application'

/**
 * Makes the Vite plugins of an Anka application: the template compiler, and in development the hot swap of live views.
 *
 * Naming it twice does no harm: the first one works, and compiles unless any says not to.
 *
 * @example
 * anka().map((plugin) => plugin.name) // => ['anka:application', 'anka:templates', 'anka:hot-modules']
 */
export function anka(options: AnkaPluginOptions = {}): Plugin[] {
  const group = { isFirst: true, compiles: true }
  return [
    application(options, group),
    onServer(ankaTemplates(), () => group.isFirst && group.compiles),
    onServer(hotModules(), () => group.isFirst),
  ]
}

/** What the plugins of one call of {@link anka} know of those of the others. */
interface Group {
  isFirst: boolean
  compiles: boolean
}

/** The framework stays outside the module graph: it is loaded once, by Node. */
function application(options: AnkaPluginOptions, group: Group): Plugin<AnkaPluginOptions> {
  const self: Plugin<AnkaPluginOptions> = {
    name: APPLICATION,
    api: options,
    config: () => ({
      oxc: { jsx: { runtime: 'automatic', importSource: 'anka' } },
      environments: { ssr: { resolve: { external: ['anka'] } } },
    }),
    configResolved({ plugins }) {
      const all = plugins.filter(({ name }) => name === APPLICATION)
      group.isFirst = all[0] === self
      group.compiles = all.every(({ api }) => (api as AnkaPluginOptions).compile !== false)
    },
  }
  return self
}

/** The plugin for the server's modules alone, while `isWanted` says so. */
function onServer(plugin: Plugin, isWanted: () => boolean): Plugin {
  return {
    ...plugin,
    applyToEnvironment: ({ config }) => config.consumer === 'server' && isWanted(),
  }
}
